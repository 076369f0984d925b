package dev.slipway.cost.app;

import static dev.slipway.jooq.cost.Tables.APP;

import dev.slipway.contracts.Money;
import dev.slipway.jooq.cost.tables.records.AppRecord;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** The table of known apps. */
@Repository
public class AppRepository {
    private final DSLContext jooq;

    AppRepository(DSLContext jooq) {
        this.jooq = jooq;
    }

    /** Keeps the app unless something newer is known; tells whether it did. */
    boolean keepNewest(KnownApp app) {
        return jooq.insertInto(APP)
                        .set(APP.NAME, app.name())
                        .set(APP.REVISION, app.revision())
                        .set(APP.OWNER, app.owner())
                        .set(APP.TEAM, app.team())
                        .set(APP.COST_CENTRE, app.costCentre())
                        .set(APP.HOSTING_TIER, app.hostingTier())
                        .set(APP.LIFECYCLE, app.lifecycle())
                        .set(APP.CAP_AMOUNT, app.cap().amount())
                        .set(APP.CAP_CURRENCY, app.cap().currency())
                        .onConflict(APP.NAME)
                        .doUpdate()
                        .setAllToExcluded()
                        .where(APP.REVISION.lt(DSL.excluded(APP.REVISION)))
                        .execute()
                == 1;
    }

    public Optional<KnownApp> find(String name) {
        return jooq.selectFrom(APP).where(APP.NAME.eq(name)).fetchOptional(AppRepository::toDomain);
    }

    public List<KnownApp> find(Collection<String> names) {
        return jooq.selectFrom(APP).where(APP.NAME.in(names)).orderBy(APP.NAME).fetch(AppRepository::toDomain);
    }

    private static KnownApp toDomain(AppRecord row) {
        return new KnownApp(
                row.getName(),
                row.getRevision(),
                row.getOwner(),
                row.getTeam(),
                row.getCostCentre(),
                row.getHostingTier(),
                row.getLifecycle(),
                new Money(row.getCapAmount(), row.getCapCurrency()));
    }
}
