package dev.slipway.catalog.directory;

import static dev.slipway.catalog.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import dev.slipway.catalog.Api;
import dev.slipway.catalog.Api.Answer;
import dev.slipway.catalog.CatalogTest;
import dev.slipway.contracts.catalog.PersonLeft;
import dev.slipway.contracts.catalog.PersonReturned;
import dev.slipway.testkit.database.TestDatabase;
import dev.slipway.testkit.event.OutboxAssertions;
import dev.slipway.testkit.token.TestTokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CatalogTest
class StandingHttpTest {
    @Autowired
    private Api api;

    @Autowired
    private OutboxAssertions outbox;

    @Autowired
    private TestDatabase database;

    @Test
    void takesEveryPermissionFromWhoeverLeavesAtOnce() {
        var leaver = signedIn("leaving");
        var app = api.registered("of-others");
        var team = Api.newName("crew");
        api.json(PUT, "/api/v1/teams/" + team, as("operator"), Map.of("members", List.of(), "leads", List.of(leaver)))
                .is(200);
        api.yaml(PUT, "/api/v1/apps/" + app, as("operator"), Api.appYaml(app, "team: " + team))
                .is(200);
        assertThat(check(leaver, app).body().path("allowed").asBoolean()).isTrue();

        stand("leaving@slipway.test", "operator", false).is(200);

        assertThat(check(leaver, app).body().path("allowed").asBoolean()).isFalse();
        assertThat(check(leaver, app).text("/why")).startsWith("You have left");
        api.get("/api/v1/teams/dining", as("leaving")).is(403);
        var left = outbox.only(PersonLeft.class);
        assertThat(left).isEqualTo(new PersonLeft(leaver, TestTokens.personId("operator")));
    }

    @Test
    void isNotTalkedRoundByANewerToken() {
        var leaver = signedIn("stubborn");
        stand(leaver, "operator", false).is(200);
        database.execute("update person set claims_at = '1999-12-31' where id = ?", leaver);

        api.get("/api/v1/teams/dining", TestTokens.person("stubborn", "operator"))
                .is(403);

        assertThat(person(leaver).body().path("active").asBoolean()).isFalse();
        assertThat(person(leaver).body().path("roles").toString())
                .as("the token was heeded, and yet")
                .contains("operator");
    }

    @Test
    void takesSomebodyBackOnce() {
        var id = signedIn("homing");
        stand(id, "operator", false).is(200);
        stand(id, "operator", false).is(200);
        stand(id, "operator", true).is(200);
        stand(id, "operator", true).is(200);

        api.get("/api/v1/teams/dining", as("homing")).is(200);
        outbox.exactly(List.of(PersonLeft.class, PersonReturned.class));
    }

    @Test
    void refusesToTakeBackWhoseAddressSomebodyElseHas() {
        var id = signedIn("namesake");
        stand(id, "operator", false).is(200);
        var heir = signedIn("heir");
        database.execute("update person set email = 'namesake@slipway.test' where id = ?", heir);

        stand(id, "operator", true).is(409);

        assertThat(person("namesake@slipway.test").text("/id")).isEqualTo(heir);
    }

    @Test
    void isForOperatorsAndNotAboutThemselves() {
        var id = signedIn("somebody");
        stand(id, "creator", false).is(403);
        stand(id, "auditor", false).is(403);
        api.json(PUT, "/api/v1/people/" + id + "/standing", null, Map.of("active", false))
                .is(401);
        stand(TestTokens.personId("operator"), "operator", false).is(409);
        stand("nobody@slipway.test", "operator", false).is(404);
        api.json(PUT, "/api/v1/people/" + id + "/standing", as("operator"), Map.of())
                .is(422)
                .pointsAt("/active");
        outbox.none(PersonLeft.class);
    }

    @Test
    void showsPeopleToOperatorsAndAuditorsAlone() {
        assertThat(person("approver2@slipway.test").text("/chat/0/user")).isEqualTo("U-APPROVER2");
        api.get("/api/v1/people/approver2@slipway.test", as("auditor")).is(200);
        api.get("/api/v1/people/approver2@slipway.test", as("creator")).is(403);
        api.get("/api/v1/people/approver2@slipway.test", null).is(401);
    }

    private String signedIn(String name) {
        api.get("/api/v1/teams/dining", as(name)).is(200);
        return TestTokens.personId(name);
    }

    private Answer stand(String person, String by, boolean active) {
        return api.json(PUT, "/api/v1/people/" + person + "/standing", as(by), Map.of("active", active));
    }

    private Answer person(String person) {
        return api.get("/api/v1/people/" + person, as("operator")).is(200);
    }

    private Answer check(String person, String app) {
        return api.json(
                        POST,
                        "/internal/v1/permissions/checks",
                        TestTokens.service("promotion"),
                        Map.of("person", person, "app", app, "action", "promote"))
                .is(200);
    }
}
