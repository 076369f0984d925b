package dev.slipway.catalog.app;

import static dev.slipway.catalog.Api.appYaml;
import static dev.slipway.catalog.Api.as;
import static dev.slipway.catalog.Api.newName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.POST;

import dev.slipway.catalog.Api;
import dev.slipway.catalog.CatalogTest;
import dev.slipway.catalog.risk.RiskLevel;
import dev.slipway.runtime.web.Cursor;
import dev.slipway.runtime.web.Paging;
import dev.slipway.testkit.database.TestDatabase;
import dev.slipway.testkit.token.TestTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CatalogTest
class AppListTest {
    @Autowired
    private Api api;

    @Autowired
    private AppRepository apps;

    @Autowired
    private DSLContext jooq;

    @Autowired
    private TestDatabase database;

    @Test
    void filtersByEverythingThatAnAppIs() {
        var mine = api.registered("filtered");
        var other = newName("filtered");
        api.yaml(
                        POST,
                        "/api/v1/apps",
                        as("creator2"),
                        appYaml(
                                other,
                                "owner: creator2@slipway.test",
                                "data_classification: personal",
                                "cost_centre: ZZ-77"))
                .is(201);

        assertThat(names("q=" + mine)).containsExactly(mine);
        assertThat(names("q=zz-7&owner=creator2@slipway.test")).containsExactly(other);
        assertThat(names("q=filtered&owner=" + TestTokens.personId("creator")))
                .contains(mine)
                .doesNotContain(other);
        assertThat(names("q=filtered&tier=isolated")).contains(other).doesNotContain(mine);
        assertThat(names("q=filtered&risk=high&team=dining&lifecycle=idea")).contains(mine, other);
        assertThat(names("q=filtered&risk=low")).isEmpty();
        assertThat(names("q=filtered&owner=ghost@slipway.test")).isEmpty();
        assertThat(names("q=' | ! & <-> :* filtered")).contains(mine, other);
    }

    @Test
    void pagesThroughEverythingOnceInTheOrderOfNames() {
        for (var i = 0; i < 5; i++) {
            api.registered("paged");
        }
        var seen = new ArrayList<String>();
        var next = "";
        do {
            var page = api.get("/api/v1/apps?q=paged&limit=2" + next, as("creator"))
                    .is(200);
            page.body().path("items").forEach(app -> seen.add(app.path("name").asString()));
            next = page.body().hasNonNull("nextCursor") ? "&cursor=" + page.text("/nextCursor") : "";
        } while (!next.isEmpty());

        assertThat(seen).hasSize(5).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void refusesFiltersThatMeanNothing() {
        api.get("/api/v1/apps?risk=mild", as("creator")).is(422).pointsAt("/risk");
        api.get("/api/v1/apps?tier=cloud", as("creator")).is(422).pointsAt("/tier");
        api.get("/api/v1/apps?lifecycle=done", as("creator")).is(422).pointsAt("/lifecycle");
        api.get("/api/v1/apps?limit=0", as("creator")).is(422).pointsAt("/limit");
        api.get("/api/v1/apps?cursor=xyz", as("creator")).is(422).pointsAt("/cursor");
        api.get("/api/v1/apps?q=" + "x".repeat(201), as("creator")).is(422).pointsAt("/q");
        api.get("/api/v1/apps", null).is(401);
    }

    @Test
    void findsItsPageByAnIndexHoweverManyAppsThereAre() {
        var template = api.registered("plan");
        database.execute("""
                insert into app (name, owner, team, description, defaulted, risk, risk_source, risk_reasons, hosting_tier, lifecycle, revision,
                                 registered_at, updated_at)
                select 'many-' || n, owner, team,
                       description || jsonb_build_object('name', 'many-' || n, 'costCentre', 'CC-' || n,
                           'image', jsonb_build_object('repository', 'registry.example.com/many/' || n, 'tag', '1')),
                       defaulted, (array['low', 'medium', 'high'])[n %% 3 + 1], risk_source, risk_reasons, hosting_tier, lifecycle, 1,
                       registered_at, updated_at
                from app, generate_series(1, 5000) n where name = '%s'""".formatted(template));
        database.execute("analyze app");
        try {
            var everything = AppQuery.everything();
            assertThat(plan(
                            everything,
                            new Paging(50, Cursor.at("name", "many-2").encode())))
                    .contains("app_pkey");
            assertThat(plan(words("cc-4711"), Paging.first())).contains("app_search");
            assertThat(plan(risk(RiskLevel.LOW), Paging.first())).contains("app_");
            assertThat(jooq.resultQuery(
                                    "explain select * from app where image_repository = 'x' and lifecycle <> 'archived'")
                            .fetch()
                            .format())
                    .contains("app_image");
            for (var query : List.of(everything, words("cc-4711"), risk(RiskLevel.LOW))) {
                assertThat(plan(query, Paging.first())).doesNotContain("Seq Scan");
            }
        } finally {
            database.execute("delete from app where name like 'many-%'");
        }
    }

    private String plan(AppQuery query, Paging paging) {
        return jooq.explain(apps.page(query, paging)).plan();
    }

    private static AppQuery words(String words) {
        var all = AppQuery.everything();
        return new AppQuery(Optional.of(words), all.owner(), all.team(), all.risk(), all.tier(), all.lifecycle());
    }

    private static AppQuery risk(RiskLevel level) {
        var all = AppQuery.everything();
        return new AppQuery(all.words(), all.owner(), all.team(), Optional.of(level), all.tier(), all.lifecycle());
    }

    private List<String> names(String query) {
        var found = new ArrayList<String>();
        api.get("/api/v1/apps?" + query, as("auditor"))
                .is(200)
                .body()
                .path("items")
                .forEach(app -> found.add(app.path("name").asString()));
        return found;
    }
}
