package dev.slipway.catalog.app;

import static dev.slipway.jooq.catalog.Tables.APP;
import static dev.slipway.jooq.catalog.Tables.APP_COST;
import static dev.slipway.jooq.catalog.Tables.DEPLOYMENT;
import static dev.slipway.jooq.catalog.Tables.ENVIRONMENT;

import dev.slipway.contracts.Money;
import dev.slipway.contracts.http.EnvironmentView;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * What others told of an app: what runs where, and what it is expected to cost. Read models: each row keeps the number of the word that it was taken from, and
 * an older word changes nothing. A word about an app that is not in the catalog is not kept.
 */
@Repository
class EnvironmentRepository {
    private final DSLContext jooq;

    EnvironmentRepository(DSLContext jooq) {
        this.jooq = jooq;
    }

    void deployed(String app, EnvironmentView now, long number) {
        jooq.insertInto(DEPLOYMENT)
                .values(app, now.name(), now.digest(), now.version(), now.url())
                .onConflictDoNothing()
                .execute();
        jooq.insertInto(ENVIRONMENT)
                .columns(
                        ENVIRONMENT.APP,
                        ENVIRONMENT.NAME,
                        ENVIRONMENT.URL,
                        ENVIRONMENT.DIGEST,
                        ENVIRONMENT.VERSION,
                        ENVIRONMENT.NUMBER)
                .select(DSL.select(
                                APP.NAME,
                                DSL.val(now.name()),
                                DSL.val(now.url()),
                                DSL.val(now.digest()),
                                DSL.val(now.version(), ENVIRONMENT.VERSION),
                                DSL.val(number))
                        .from(APP)
                        .where(APP.NAME.eq(app)))
                .onConflict(ENVIRONMENT.APP, ENVIRONMENT.NAME)
                .doUpdate()
                .set(ENVIRONMENT.URL, now.url())
                .set(ENVIRONMENT.DIGEST, now.digest())
                .set(ENVIRONMENT.VERSION, now.version())
                .set(ENVIRONMENT.NUMBER, number)
                .where(ENVIRONMENT.NUMBER.lt(number))
                .execute();
    }

    /** The environment runs {@code good} again, under the version that it was deployed with. */
    void rolledBack(String app, String environment, String good, long number) {
        var version = DSL.field(DSL.select(DEPLOYMENT.VERSION)
                .from(DEPLOYMENT)
                .where(DEPLOYMENT.APP.eq(app), DEPLOYMENT.ENVIRONMENT.eq(environment), DEPLOYMENT.DIGEST.eq(good)));
        jooq.update(ENVIRONMENT)
                .set(ENVIRONMENT.DIGEST, good)
                .set(ENVIRONMENT.VERSION, version)
                .set(ENVIRONMENT.NUMBER, number)
                .where(ENVIRONMENT.APP.eq(app), ENVIRONMENT.NAME.eq(environment), ENVIRONMENT.NUMBER.lt(number))
                .execute();
    }

    /** Nothing runs there any more. */
    void removed(String app, @Nullable String environment, long number) {
        var where = ENVIRONMENT.APP.eq(app).and(ENVIRONMENT.NUMBER.lt(number));
        jooq.deleteFrom(ENVIRONMENT)
                .where(environment == null ? where : where.and(ENVIRONMENT.NAME.eq(environment)))
                .execute();
    }

    void estimated(String app, Money monthly, long number) {
        jooq.insertInto(APP_COST)
                .values(app, monthly.amount(), monthly.currency(), number)
                .onConflict(APP_COST.APP)
                .doUpdate()
                .set(APP_COST.ESTIMATED_AMOUNT, monthly.amount())
                .set(APP_COST.ESTIMATED_CURRENCY, monthly.currency())
                .set(APP_COST.NUMBER, number)
                .where(APP_COST.NUMBER.lt(number))
                .execute();
    }

    Map<String, List<EnvironmentView>> environments(Collection<String> apps) {
        return jooq.selectFrom(ENVIRONMENT)
                .where(ENVIRONMENT.APP.in(apps))
                .orderBy(ENVIRONMENT.NAME)
                .fetchGroups(
                        ENVIRONMENT.APP,
                        row -> new EnvironmentView(row.getName(), row.getUrl(), row.getDigest(), row.getVersion()));
    }

    Map<String, Money> estimates(Collection<String> apps) {
        return jooq.selectFrom(APP_COST)
                .where(APP_COST.APP.in(apps))
                .fetchMap(APP_COST.APP, row -> new Money(row.getEstimatedAmount(), row.getEstimatedCurrency()));
    }
}
