package dev.slipway.cost.ledger;

import java.time.LocalDate;
import java.util.Collection;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who compares sums with caps sees every bill and every cap that may commit before it does, because these locks let only one of them go on at a time. Each is
 * kept until the end of the caller's transaction.
 */
@Repository
public class LedgerLockRepository {
    private static final String LEDGER = "cost/ledger";

    private final DSLContext jooq;

    LedgerLockRepository(DSLContext jooq) {
        this.jooq = jooq;
    }

    /**
     * From here on nobody else replaces bills of these months, whoever's bills they are: the sum of a month is that of all of them. Taken in the order of the
     * months, so that two imports cannot wait for each other in a circle.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeMonths(Collection<LocalDate> months) {
        jooq.execute("select pg_advisory_xact_lock_shared(hashtextextended({0}, 1))", LEDGER);
        months.stream()
                .distinct()
                .sorted()
                .forEach(month ->
                        jooq.execute("select pg_advisory_xact_lock(hashtextextended({0}, 1))", "cost/month/" + month));
    }

    /** From here on nobody replaces bills at all, and those that were on their way are there. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeWhole() {
        jooq.execute("select pg_advisory_xact_lock(hashtextextended({0}, 1))", LEDGER);
    }
}
