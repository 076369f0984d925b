package dev.slipway.cost.budget;

import static dev.slipway.jooq.cost.Tables.BUDGET_CROSSING;

import dev.slipway.contracts.Money;
import dev.slipway.cost.app.KnownApp;
import java.time.Instant;
import java.time.YearMonth;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Which shares of which caps were crossed. The primary key lets each be told once. */
@Repository
class BudgetRepository {
    private final DSLContext jooq;

    BudgetRepository(DSLContext jooq) {
        this.jooq = jooq;
    }

    boolean insertOnce(KnownApp app, YearMonth month, int percent, Money spent, Instant now) {
        return jooq.insertInto(BUDGET_CROSSING)
                        .set(BUDGET_CROSSING.APP, app.name())
                        .set(BUDGET_CROSSING.MONTH, month.atDay(1))
                        .set(BUDGET_CROSSING.PERCENT, percent)
                        .set(BUDGET_CROSSING.SPENT, spent.amount())
                        .set(BUDGET_CROSSING.CAP, app.cap().amount())
                        .set(BUDGET_CROSSING.CURRENCY, spent.currency())
                        .set(BUDGET_CROSSING.CROSSED_AT, now)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }
}
