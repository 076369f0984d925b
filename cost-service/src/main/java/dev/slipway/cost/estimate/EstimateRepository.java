package dev.slipway.cost.estimate;

import static dev.slipway.jooq.cost.Tables.ESTIMATE;

import dev.slipway.contracts.Money;
import dev.slipway.runtime.Uuid7;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The table of estimates. */
@Repository
public class EstimateRepository {
    private final DSLContext jooq;
    private final JsonMapper json;

    EstimateRepository(DSLContext jooq, JsonMapper json) {
        this.jooq = jooq;
        this.json = json;
    }

    /** Whether whoever asks has not asked this before. */
    boolean insertOnce(String askedBy, Estimate estimate, Instant now) {
        return jooq.insertInto(ESTIMATE)
                        .set(ESTIMATE.ID, Uuid7.next())
                        .set(ESTIMATE.APP, estimate.app())
                        .set(ESTIMATE.ASKED_BY, askedBy)
                        .set(ESTIMATE.MONTHLY, estimate.monthly().amount())
                        .set(ESTIMATE.CURRENCY, estimate.monthly().currency())
                        .set(ESTIMATE.CAP, estimate.cap().amount())
                        .set(ESTIMATE.CAP_CURRENCY, estimate.cap().currency())
                        .set(ESTIMATE.SIZE, JSONB.jsonb(json.writeValueAsString(estimate.size())))
                        .set(ESTIMATE.CREATED_AT, now)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /**
     * What was answered to this question before.
     *
     * @param now the same question's estimate of today; its cap's currency stands for the one that an earlier release has not kept
     */
    Optional<Estimate> answered(String askedBy, Estimate now) {
        return jooq.selectFrom(ESTIMATE)
                .where(ESTIMATE.ASKED_BY.eq(askedBy))
                .fetchOptional(row -> new Estimate(
                        now.app(),
                        now.revision(),
                        now.size(),
                        new Money(row.getMonthly(), row.getCurrency()),
                        new Money(
                                row.getCap(),
                                Objects.requireNonNullElse(
                                        row.getCapCurrency(), now.cap().currency()))));
    }

    /** The newest estimate of each app. */
    public Map<String, Money> newest(Collection<String> apps) {
        return jooq.select(ESTIMATE.APP, ESTIMATE.MONTHLY, ESTIMATE.CURRENCY)
                .distinctOn(ESTIMATE.APP)
                .from(ESTIMATE)
                .where(ESTIMATE.APP.in(apps))
                .orderBy(ESTIMATE.APP, ESTIMATE.CREATED_AT.desc())
                .fetchMap(ESTIMATE.APP, row -> new Money(row.value2(), row.value3()));
    }
}
