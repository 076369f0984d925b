package dev.slipway.cost.ledger;

import static dev.slipway.jooq.cost.Tables.BILL;
import static dev.slipway.jooq.cost.Tables.BILL_LINE;
import static dev.slipway.jooq.cost.Tables.INCOMING_LINE;

import dev.slipway.contracts.Money;
import dev.slipway.runtime.Uuid7;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Repository;

/** The tables of the ledger. Lines come in by COPY; a bill and its lines are replaced together. */
@Repository
class LedgerRepository {
    private static final String COPY =
            "copy incoming_line (import_id, line, provider, billing_account, month, covered_until, app, cost_centre, service, "
                    + "charge_category, currency, billed, effective) from stdin";
    private static final int COPY_BUFFER = 64 * 1024;

    private final DSLContext jooq;
    private final DataSource dataSource;
    private final LedgerLockRepository locks;

    LedgerRepository(DSLContext jooq, DataSource dataSource, LedgerLockRepository locks) {
        this.jooq = jooq;
        this.dataSource = dataSource;
        this.locks = locks;
    }

    /** A bill that was put in place of what was there before. */
    record ReplacedBill(String provider, String billingAccount, LocalDate month, long rows, List<Money> totals) {}

    /** Where the lines of an import are collected; belongs to the transaction of the caller. */
    IncomingLines open(UUID importId) throws IOException {
        var connection = DataSourceUtils.getConnection(dataSource);
        try {
            var copy = new PGCopyOutputStream(connection.unwrap(PGConnection.class), COPY, COPY_BUFFER);
            return new IncomingLines(importId, copy, () -> callOff(copy));
        } catch (SQLException e) {
            throw new IOException("The ledger cannot take lines in", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private static void callOff(PGCopyOutputStream copy) throws IOException {
        try {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        } catch (SQLException e) {
            throw new IOException("The import could not be called off", e);
        }
    }

    /** Puts what was collected in place of the bills of the same provider, account and month. */
    List<ReplacedBill> replace(UUID importId, String by, Instant now) {
        var i = INCOMING_LINE;
        var found = jooq.select(i.PROVIDER, i.BILLING_ACCOUNT, i.MONTH, DSL.count(), DSL.max(i.COVERED_UNTIL))
                .from(i)
                .where(i.IMPORT_ID.eq(importId))
                .groupBy(i.PROVIDER, i.BILLING_ACCOUNT, i.MONTH)
                .orderBy(i.PROVIDER, i.BILLING_ACCOUNT, i.MONTH)
                .fetch();
        locks.takeMonths(found.getValues(i.MONTH));
        var replaced = new ArrayList<ReplacedBill>();
        for (var bill : found) {
            jooq.deleteFrom(BILL)
                    .where(
                            BILL.PROVIDER.eq(bill.value1()),
                            BILL.BILLING_ACCOUNT.eq(bill.value2()),
                            BILL.MONTH.eq(bill.value3()))
                    .execute();
            var id = Uuid7.next();
            jooq.insertInto(BILL)
                    .set(BILL.ID, id)
                    .set(BILL.PROVIDER, bill.value1())
                    .set(BILL.BILLING_ACCOUNT, bill.value2())
                    .set(BILL.MONTH, bill.value3())
                    .set(BILL.LINE_COUNT, bill.value4().longValue())
                    .set(BILL.IMPORTED_BY, by)
                    .set(BILL.IMPORTED_AT, now)
                    .set(BILL.COVERED_UNTIL, bill.value5())
                    .execute();
            var ofBill = i.IMPORT_ID
                    .eq(importId)
                    .and(i.PROVIDER.eq(bill.value1()))
                    .and(i.BILLING_ACCOUNT.eq(bill.value2()))
                    .and(i.MONTH.eq(bill.value3()));
            jooq.insertInto(
                            BILL_LINE,
                            BILL_LINE.BILL_ID,
                            BILL_LINE.LINE,
                            BILL_LINE.APP,
                            BILL_LINE.COST_CENTRE,
                            BILL_LINE.SERVICE,
                            BILL_LINE.CHARGE_CATEGORY,
                            BILL_LINE.CURRENCY,
                            BILL_LINE.BILLED,
                            BILL_LINE.EFFECTIVE)
                    .select(jooq.select(
                                    DSL.val(id),
                                    i.LINE,
                                    i.APP,
                                    i.COST_CENTRE,
                                    i.SERVICE,
                                    i.CHARGE_CATEGORY,
                                    i.CURRENCY,
                                    i.BILLED,
                                    i.EFFECTIVE)
                            .from(i)
                            .where(ofBill))
                    .execute();
            var totals = jooq.select(i.CURRENCY, DSL.sum(i.BILLED))
                    .from(i)
                    .where(ofBill)
                    .groupBy(i.CURRENCY)
                    .orderBy(i.CURRENCY)
                    .fetch(total -> new Money(total.value2(), total.value1()));
            replaced.add(new ReplacedBill(bill.value1(), bill.value2(), bill.value3(), bill.value4(), totals));
        }
        jooq.deleteFrom(i).where(i.IMPORT_ID.eq(importId)).execute();
        return replaced;
    }
}
