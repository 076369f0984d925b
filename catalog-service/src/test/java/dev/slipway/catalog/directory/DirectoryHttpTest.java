package dev.slipway.catalog.directory;

import static dev.slipway.catalog.Api.as;
import static dev.slipway.catalog.Api.newName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import dev.slipway.catalog.Api;
import dev.slipway.catalog.CatalogTest;
import dev.slipway.contracts.catalog.TeamChanged;
import dev.slipway.testkit.database.TestDatabase;
import dev.slipway.testkit.event.OutboxAssertions;
import dev.slipway.testkit.token.TestTokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CatalogTest
class DirectoryHttpTest {
    @Autowired
    private Api api;

    @Autowired
    private OutboxAssertions outbox;

    @Autowired
    private TestDatabase database;

    @Test
    void showsATeamByAddresses() {
        var team = api.get("/api/v1/teams/dining", as("creator")).is(200).body();

        assertThat(team.toString())
                .isEqualTo(
                        "{\"name\":\"dining\",\"members\":[\"creator2@slipway.test\",\"creator@slipway.test\"],\"leads\":[\"approver2@slipway.test\"]}");
        api.get("/api/v1/teams/nobody", as("creator")).is(404).pointsAt();
    }

    @Test
    void letsAnOperatorMakeATeamOnce() {
        var name = newName("team");
        var wish =
                Map.of("members", List.of("creator@slipway.test"), "leads", List.of(TestTokens.personId("approver")));

        api.json(PUT, "/api/v1/teams/" + name, as("operator"), wish).is(200);
        var again = api.json(PUT, "/api/v1/teams/" + name, as("operator"), wish).is(200);

        assertThat(again.text("/leads/0")).isEqualTo("approver@slipway.test");
        var event = outbox.only(TeamChanged.class);
        assertThat(event.members()).containsExactly(TestTokens.personId("creator"));
        assertThat(event.revision()).isEqualTo(1);
        assertThat(event.by()).isEqualTo(TestTokens.personId("operator"));
    }

    @Test
    void refusesStrangersAndNonsense() {
        var name = newName("team");
        var wish = Map.of("members", List.of("creator@slipway.test", "ghost@slipway.test"), "leads", List.of());

        api.json(PUT, "/api/v1/teams/" + name, as("creator"), wish).is(403);
        api.json(PUT, "/api/v1/teams/" + name, null, wish).is(401);
        api.json(PUT, "/api/v1/teams/" + name, as("operator"), wish).is(422).pointsAt("/members/1");
        api.json(PUT, "/api/v1/teams/" + name, as("operator"), Map.of("members", List.of()))
                .is(422)
                .pointsAt("/leads");
        api.json(PUT, "/api/v1/teams/Not_a_name", as("operator"), wish).is(422);
        api.get("/api/v1/teams/" + name, as("creator")).is(404);
        outbox.none(TeamChanged.class);
    }

    @Test
    void knowsWhoeverSignsInFromThenOn() {
        api.get("/api/v1/teams/dining", as("newcomer")).is(200);

        var found = api.json(
                        POST,
                        "/internal/v1/people/lookups",
                        TestTokens.service("gate"),
                        Map.of("ids", List.of(TestTokens.personId("newcomer"), "p_nobody")))
                .is(200)
                .body();

        assertThat(found).hasSize(1);
        assertThat(found.get(0).path("email").asString()).isEqualTo("newcomer@slipway.test");
    }

    @Test
    void neverGoesBackToWhatAnOlderTokenSays() {
        api.get("/api/v1/teams/dining", as("riser")).is(200);
        database.execute(
                "update person set roles = array['creator', 'approver'], claims_at = now() where id = ?",
                TestTokens.personId("riser"));

        api.get("/api/v1/teams/dining", as("riser")).is(200);

        assertThat(api.get("/internal/v1/people/by-role/approver", TestTokens.service("promotion"))
                        .body()
                        .toString())
                .contains(TestTokens.personId("riser"));
    }

    @Test
    void refusesWhoeverHasLeft() {
        api.get("/api/v1/teams/dining", as("leaver")).is(200);
        database.execute("update person set active = false where id = ?", TestTokens.personId("leaver"));

        api.get("/api/v1/teams/dining", as("leaver")).is(403);
    }

    @Test
    void findsPeopleByChatIdentityAndRole() {
        var service = TestTokens.service("promotion");
        var approver = api.get("/internal/v1/people/by-chat/slack/T0SLIPWAY/U-APPROVER", service)
                .is(200);

        assertThat(approver.text("/id")).isEqualTo(TestTokens.personId("approver"));
        assertThat(approver.body().path("roles").toString()).contains("approver");
        assertThat(api.get("/internal/v1/people/by-chat/slack/T0SLIPWAY/U-APPROVER2", service)
                        .text("/leads/0"))
                .isEqualTo("dining");
        api.get("/internal/v1/people/by-chat/slack/T0SLIPWAY/U-STRANGER", service)
                .is(404);
        assertThat(api.get("/internal/v1/people/by-role/finance", service)
                        .is(200)
                        .text("/0/email"))
                .isEqualTo("finance@slipway.test");
    }

    @Test
    void keepsInternalRoutesForServices() {
        for (var token : new String[] {as("operator"), TestTokens.machine("ci"), TestTokens.service("gate", "other")}) {
            api.get("/internal/v1/people/by-role/finance", token).is(403);
        }
        api.get("/internal/v1/people/by-role/finance", null).is(401);
        api.get("/internal/v1/people/by-role/finance", TestTokens.forged("operator"))
                .is(401);
    }
}
