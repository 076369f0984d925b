package dev.slipway.catalog.app;

import static dev.slipway.jooq.catalog.Tables.APP;

import dev.slipway.catalog.description.AppDescription;
import dev.slipway.catalog.risk.Risk;
import dev.slipway.catalog.risk.RiskLevel;
import dev.slipway.catalog.risk.TriageAnswers;
import dev.slipway.jooq.catalog.tables.records.AppRecord;
import dev.slipway.runtime.web.Paging;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.SelectLimitPercentStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The table of apps. */
@Repository
class AppRepository {
    private static final String AFTER = "name";

    private final DSLContext jooq;
    private final JsonMapper json;

    AppRepository(DSLContext jooq, JsonMapper json) {
        this.jooq = jooq;
        this.json = json;
    }

    /** Primary key and unique index decide races: the loser changes nothing, and is told so. */
    boolean insert(App app) {
        return jooq.insertInto(APP).set(row(app)).onConflictDoNothing().execute() == 1;
    }

    /** @throws org.springframework.dao.DuplicateKeyException if its image belongs to another living app */
    void store(App app) {
        jooq.update(APP).set(row(app)).where(APP.NAME.eq(app.name())).execute();
    }

    Optional<App> find(String name) {
        return jooq.selectFrom(APP).where(APP.NAME.eq(name)).fetchOptional(this::app);
    }

    Optional<App> lock(String name) {
        return jooq.selectFrom(APP).where(APP.NAME.eq(name)).forUpdate().fetchOptional(this::app);
    }

    /** The living app that an image repository belongs to. */
    Optional<App> byImage(String repository) {
        return jooq.selectFrom(APP)
                .where(APP.IMAGE_REPOSITORY.eq(repository), APP.LIFECYCLE.ne(Lifecycle.ARCHIVED.word()))
                .fetchOptional(this::app);
    }

    /** One page in the order of names, and one row more if there is one. */
    List<App> list(AppQuery query, Paging paging) {
        return page(query, paging).fetch(this::app);
    }

    /** The query of a page, for whoever wants to see its plan. */
    SelectLimitPercentStep<AppRecord> page(AppQuery query, Paging paging) {
        var conditions = new ArrayList<Condition>();
        query.words().flatMap(AppRepository::beginnings).ifPresent(conditions::add);
        query.owner().map(APP.OWNER::eq).ifPresent(conditions::add);
        query.team().map(APP.TEAM::eq).ifPresent(conditions::add);
        query.risk().map(risk -> APP.RISK.eq(risk.word())).ifPresent(conditions::add);
        query.tier().map(APP.HOSTING_TIER::eq).ifPresent(conditions::add);
        query.lifecycle().map(state -> APP.LIFECYCLE.eq(state.word())).ifPresent(conditions::add);
        paging.after().map(cursor -> APP.NAME.gt(cursor.get(AFTER))).ifPresent(conditions::add);
        return jooq.selectFrom(APP).where(conditions).orderBy(APP.NAME).limit(paging.limitPlusOne());
    }

    /** The words are cut exactly as the column cuts them, so nothing of the caller's text reaches the syntax of a search. */
    private static Optional<Condition> beginnings(String words) {
        var search = Stream.of(words.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> word + ":*")
                .collect(Collectors.joining(" & "));
        return search.isEmpty()
                ? Optional.empty()
                : Optional.of(DSL.condition("{0} @@ to_tsquery('simple', {1})", APP.SEARCH, DSL.val(search)));
    }

    private AppRecord row(App app) {
        var row = new AppRecord();
        row.setName(app.name());
        row.setOwner(app.owner());
        row.setTeam(app.description().team());
        row.setDescription(JSONB.jsonb(json.writeValueAsString(app.description())));
        row.setDefaulted(app.defaulted().toArray(String[]::new));
        row.setAnswers(app.answers() == null ? null : JSONB.jsonb(json.writeValueAsString(app.answers())));
        row.setRisk(app.risk().level().word());
        row.setRiskSource(app.risk().source());
        row.setRiskReasons(app.risk().reasons().toArray(String[]::new));
        row.setHostingTier(app.hostingTier());
        row.setLifecycle(app.lifecycle().word());
        row.setLifecycleBefore(app.before() == null ? null : app.before().word());
        row.setNextReview(app.nextReview());
        row.setRevision(app.revision());
        row.setRegisteredAt(app.registeredAt());
        row.setUpdatedAt(app.updatedAt());
        return row;
    }

    private App app(AppRecord row) {
        return new App(
                row.getName(),
                row.getOwner(),
                json.readValue(row.getDescription().data(), AppDescription.class),
                List.of(row.getDefaulted()),
                row.getAnswers() == null
                        ? null
                        : json.readValue(row.getAnswers().data(), TriageAnswers.class),
                new Risk(RiskLevel.of(row.getRisk()), row.getRiskSource(), List.of(row.getRiskReasons())),
                row.getHostingTier(),
                state(row.getLifecycle()),
                before(row.getLifecycleBefore()),
                row.getNextReview(),
                row.getRevision(),
                row.getRegisteredAt(),
                row.getUpdatedAt());
    }

    private static Lifecycle state(String word) {
        return Lifecycle.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static @Nullable Lifecycle before(@Nullable String word) {
        return word == null ? null : state(word);
    }
}
