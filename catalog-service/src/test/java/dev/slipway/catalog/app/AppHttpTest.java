package dev.slipway.catalog.app;

import static dev.slipway.catalog.Api.appYaml;
import static dev.slipway.catalog.Api.as;
import static dev.slipway.catalog.Api.newName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import dev.slipway.catalog.Api;
import dev.slipway.catalog.CatalogTest;
import dev.slipway.contracts.catalog.AppRegistered;
import dev.slipway.contracts.catalog.AppUpdated;
import dev.slipway.contracts.catalog.CatalogEvent;
import dev.slipway.contracts.catalog.OwnershipTransferred;
import dev.slipway.testkit.event.OutboxAssertions;
import dev.slipway.testkit.token.TestTokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;

@CatalogTest
class AppHttpTest {
    private static final String APPS = "/api/v1/apps";

    @Autowired
    private Api api;

    @Autowired
    private OutboxAssertions outbox;

    @Test
    void registersAnAppFromItsYaml() {
        var name = newName("menu");

        var made = api.yaml(POST, APPS, as("creator"), appYaml(name)).is(201);

        assertThat(made.headers().getLocation()).hasToString("/api/v1/apps/" + name);
        assertThat(made.headers().getETag()).isEqualTo("\"1\"");
        var app = api.get(APPS + "/" + name, as("creator2")).is(200);
        assertThat(app.text("/owner")).isEqualTo("creator@slipway.test");
        assertThat(app.text("/ownerId")).isEqualTo(TestTokens.personId("creator"));
        assertThat(app.text("/image/repository")).isEqualTo("127.0.0.1:8091/micro-apps/" + name);
        assertThat(app.text("/risk/level")).isEqualTo("high");
        assertThat(app.text("/risk/source")).isEqualTo("untriaged");
        assertThat(app.text("/riskClaim")).isEqualTo("low");
        assertThat(app.text("/lifecycle/state")).isEqualTo("idea");
        assertThat(app.text("/monthlyCostCap/amount")).isEqualTo("30.00");
        assertThat(app.body().path("defaulted").toString()).isEqualTo("[\"subdomain\"]");
        assertThat(app.body().path("environments")).isEmpty();
        var event = outbox.only(AppRegistered.class);
        assertThat(event.by()).isEqualTo(TestTokens.personId("creator"));
        assertThat(event.channel()).isEqualTo("app-yaml");
        assertThat(event.state().owner()).isEqualTo(TestTokens.personId("creator"));
    }

    @Test
    void registersTheSmallestAppFromJsonAndSaysWhatItFilledIn() {
        var name = newName("small");

        var made = api.json(POST, APPS, as("creator"), json(name)).is(201);

        assertThat(made.body().path("defaulted").toString())
                .isEqualTo("[\"hostingTier\",\"subdomain\",\"monthlyCostCap\"]");
        assertThat(made.text("/hostingTier")).isEqualTo("shared");
        assertThat(made.text("/monthlyCostCap/amount")).isEqualTo("50.00");
        assertThat(outbox.only(AppRegistered.class).channel()).isEqualTo("api");
    }

    @Test
    void pointsAtEveryWrongFieldAndStoresNothing() {
        var bad = appYaml("\"Where 2 Eat!\"", "owner: nobody", "team: nobodys-team");

        api.yaml(POST, APPS, as("creator"), bad).is(422).pointsAt("/name", "/owner", "/team");
        api.yaml(POST, APPS, as("creator"), appYaml(newName("x"), "owner: ghost@slipway.test"))
                .is(422)
                .pointsAt("/owner");
        api.yaml(POST, APPS, as("creator"), "{name: [").is(400).pointsAt();
        api.json(POST, APPS, as("creator"), "{\"name\": \"a\", \"name\": \"b\"}")
                .is(400);
        api.yaml(POST, APPS, as("creator"), "x".repeat(300_000)).is(413);
        api.call(POST, APPS, as("creator"), "name=a", MediaType.APPLICATION_FORM_URLENCODED, Map.of())
                .is(415);

        outbox.exactly(List.of());
    }

    @Test
    void givesANameOutOnce() {
        var name = api.registered("taken");

        var refused = api.yaml(POST, APPS, as("creator2"), appYaml(name, "owner: creator2@slipway.test"))
                .is(409);

        assertThat(refused.pointsAt("/name").text("/type")).isEqualTo("urn:slipway:problem:name-taken");
    }

    @Test
    void givesAnImageToOneLivingApp() {
        var first = api.registered("first");
        var second = api.registered("second");
        var theirs = "image: {repository: \"127.0.0.1:8091/micro-apps/" + first + "\", tag: \"1\"}";

        api.yaml(POST, APPS, as("creator"), appYaml(newName("thief"), theirs))
                .is(409)
                .pointsAt("/image/repository");
        api.yaml(PUT, APPS + "/" + second, as("creator"), appYaml(second, theirs))
                .is(409)
                .pointsAt("/image/repository");
    }

    @Test
    void letsPeopleRegisterForThemselvesAndLeadsAndOperatorsForOthers() {
        api.yaml(POST, APPS, as("creator2"), appYaml(newName("other"))).is(403).pointsAt("/owner");
        api.yaml(POST, APPS, as("approver2"), appYaml(newName("other"))).is(201);
        api.yaml(POST, APPS, as("operator"), appYaml(newName("other"))).is(201);
        api.yaml(POST, APPS, as("approver"), appYaml(newName("other"), "owner: approver@slipway.test"))
                .is(422)
                .pointsAt("/team");
        api.yaml(POST, APPS, null, appYaml(newName("other"))).is(401);
        for (var token : new String[] {TestTokens.machine("ci"), TestTokens.service("gate")}) {
            api.yaml(POST, APPS, token, appYaml(newName("other"))).is(403);
        }
    }

    @Test
    void describesAnAppAnewForWhoMay() {
        var name = api.registered("changing");
        var path = APPS + "/" + name;

        api.yaml(PUT, path, as("creator2"), appYaml(name, "owner: creator2@slipway.test"))
                .is(403);
        api.yaml(PUT, path, as("approver"), appYaml(name)).is(403);
        var changed = api.yaml(PUT, path, as("creator"), appYaml(name, "version: 0.2.0", "runbook: docs/new.md"))
                .is(200);
        assertThat(changed.text("/version")).isEqualTo("0.2.0");
        assertThat(changed.body().path("revision").asLong()).isEqualTo(2);
        assertThat(outbox.only(AppUpdated.class).changed()).containsExactly("runbook", "version");
        assertThat(outbox.only(AppUpdated.class).revision()).isEqualTo(2);
        api.yaml(PUT, path, as("approver2"), appYaml(name, "version: 0.3.0")).is(200);
        api.yaml(PUT, path, as("operator"), appYaml(name, "version: 0.4.0")).is(200);
    }

    @Test
    void announcesNothingWhenNothingHasChanged() {
        var name = api.registered("same");
        outbox.forget();

        var same = api.yaml(PUT, APPS + "/" + name, as("creator"), appYaml(name, "version: v0.1.0"))
                .is(200);

        assertThat(same.headers().getETag()).isEqualTo("\"1\"");
        outbox.exactly(List.of());
    }

    @Test
    void handsAnAppOver() {
        var name = api.registered("handed");

        var changed = api.yaml(
                        PUT,
                        APPS + "/" + name,
                        as("creator"),
                        appYaml(name, "owner: creator2@slipway.test", "version: 0.2.0"))
                .is(200);

        assertThat(changed.text("/owner")).isEqualTo("creator2@slipway.test");
        var event = outbox.only(OwnershipTransferred.class);
        assertThat(event.from()).isEqualTo(TestTokens.personId("creator"));
        assertThat(event.to()).isEqualTo(TestTokens.personId("creator2"));
        assertThat(event.revision()).isEqualTo(2);
        assertThat(outbox.only(AppUpdated.class).revision()).isEqualTo(3);
        api.yaml(PUT, APPS + "/" + name, as("creator"), appYaml(name)).is(403);
    }

    @Test
    void changesNothingOnWhatHasChangedSince() {
        var name = api.registered("raced");
        var path = APPS + "/" + name;
        var yaml = MediaType.APPLICATION_YAML;
        api.call(PUT, path, as("creator"), appYaml(name, "version: 0.2.0"), yaml, Map.of("If-Match", "\"1\""))
                .is(200);

        api.call(PUT, path, as("creator"), appYaml(name, "version: 0.3.0"), yaml, Map.of("If-Match", "\"1\""))
                .is(412);
        api.call(PUT, path, as("creator"), appYaml(name, "version: 0.3.0"), yaml, Map.of("If-Match", "x"))
                .is(400);

        assertThat(api.get(path, as("creator")).text("/version")).isEqualTo("0.2.0");
    }

    @Test
    void keepsItsName() {
        var name = api.registered("named");

        api.yaml(PUT, APPS + "/" + name, as("creator"), appYaml(newName("named")))
                .is(422)
                .pointsAt("/name");
        api.yaml(PUT, APPS + "/" + newName("none"), as("creator"), appYaml(newName("none")))
                .is(404);
    }

    @Test
    void answersARepeatedRegistrationWithTheSameKeyTheSame() {
        var name = newName("keyed");
        var key = Map.of("Idempotency-Key", "key-" + name);

        for (var i = 0; i < 2; i++) {
            api.call(POST, APPS, as("creator"), appYaml(name), MediaType.APPLICATION_YAML, key)
                    .is(201);
        }
        assertThat(outbox.events(CatalogEvent.class)).hasSize(1);
    }

    @Test
    void letsServicesReadAndFindByImage() {
        var name = api.registered("imaged");
        var gate = TestTokens.service("gate");

        api.get(APPS + "/" + name, gate).is(200);
        assertThat(api.get("/internal/v1/apps/by-image?repository=127.0.0.1:8091/micro-apps/" + name, gate)
                        .is(200)
                        .text("/name"))
                .isEqualTo(name);
        api.get("/internal/v1/apps/by-image?repository=127.0.0.1:8091/none", gate)
                .is(404);
        api.get("/internal/v1/apps/by-image?repository=127.0.0.1:8091/micro-apps/" + name, as("creator"))
                .is(403);
        api.get(APPS + "/" + newName("none"), gate).is(404);
    }

    @Test
    void answersWhoMayDoWhat() {
        var name = api.registered("asked");
        var promotion = TestTokens.service("promotion");
        var checks = "/internal/v1/permissions/checks";

        var owner = api.json(POST, checks, promotion, query("creator", name, "decide"))
                .is(200);
        assertThat(owner.body().path("allowed").asBoolean()).isFalse();
        assertThat(owner.body().path("owner").asBoolean()).isTrue();
        var approver = api.json(POST, checks, promotion, query("approver", name, "decide"))
                .is(200);
        assertThat(approver.body().path("allowed").asBoolean()).isTrue();
        assertThat(approver.body().path("revision").asLong()).isEqualTo(1);
        var stranger = api.json(POST, checks, promotion, Map.of("person", "p_x", "app", name, "action", "edit"))
                .is(200);
        assertThat(stranger.body().path("active").asBoolean(true)).isFalse();
        api.json(POST, checks, promotion, query("creator", newName("none"), "edit"))
                .is(404);
        api.json(POST, checks, promotion, query("creator", name, "paint"))
                .is(422)
                .pointsAt("/action");
        api.json(POST, checks, promotion, Map.of("app", name, "action", "edit"))
                .is(422)
                .pointsAt("/person");
        api.json(POST, checks, promotion, Map.of("person", "p_x", "action", "edit"))
                .is(422)
                .pointsAt("/app");
        api.json(POST, checks, as("operator"), query("creator", name, "edit")).is(403);
    }

    private static Map<String, String> query(String person, String app, String action) {
        return Map.of("person", TestTokens.personId(person), "app", app, "action", action);
    }

    private static Map<String, Object> json(String name) {
        return Map.of(
                "name", name,
                "owner", "creator@slipway.test",
                "riskLevel", "low",
                "version", "0.1.0",
                "image", Map.of("repository", "registry.example.com/micro-apps/" + name, "tag", "0.1.0"));
    }
}
