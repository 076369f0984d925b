package dev.slipway.cost.ledger;

import static dev.slipway.jooq.cost.Tables.BILL;
import static dev.slipway.jooq.cost.Tables.BILL_LINE;

import java.time.YearMonth;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Sums over the ledger. */
@Repository
public class SpendingRepository {
    private final DSLContext jooq;

    SpendingRepository(DSLContext jooq) {
        this.jooq = jooq;
    }

    /** By month and currency, newest month first. */
    public List<Spending> ofApp(String app) {
        return sum(BILL_LINE.APP.eq(app));
    }

    /** By app and currency, the untagged rest among them. */
    public List<Spending> ofMonth(YearMonth month) {
        return sum(BILL.MONTH.eq(month.atDay(1)));
    }

    private List<Spending> sum(Condition condition) {
        return jooq.select(
                        BILL_LINE.APP,
                        BILL.MONTH,
                        BILL_LINE.CURRENCY,
                        DSL.sum(BILL_LINE.BILLED),
                        DSL.sum(BILL_LINE.EFFECTIVE),
                        DSL.when(DSL.countDistinct(BILL_LINE.COST_CENTRE).eq(1), DSL.max(BILL_LINE.COST_CENTRE)),
                        DSL.max(BILL.COVERED_UNTIL))
                .from(BILL_LINE)
                .join(BILL)
                .on(BILL.ID.eq(BILL_LINE.BILL_ID))
                .where(condition)
                .groupBy(BILL_LINE.APP, BILL.MONTH, BILL_LINE.CURRENCY)
                .orderBy(BILL.MONTH.desc(), BILL_LINE.APP, BILL_LINE.CURRENCY)
                .fetch(row -> new Spending(
                        row.value1(),
                        YearMonth.from(row.value2()),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7()));
    }
}
