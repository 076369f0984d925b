package dev.slipway.catalog;

import static dev.slipway.catalog.Api.appYaml;

import dev.slipway.testkit.access.AccessCaller;
import dev.slipway.testkit.access.AccessContract;
import dev.slipway.testkit.token.TestTokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.annotation.DirtiesContext;

/**
 * Everybody has signed in before. Each app belongs to the team that whoever is a lead leads and whoever is a member is in. The team is other people's in other
 * tests, which therefore get a directory of their own.
 */
@CatalogTest
@DirtiesContext
class AccessTest extends AccessContract {
    private static final String OPERATOR = TestTokens.person("operator", "operator");

    @Autowired
    private Api api;

    @BeforeEach
    void everybodyIsKnownAndTheTeamIsThere() {
        AccessCaller.called("people").forEach(caller -> api.get("/api/v1/apps?limit=1", caller.token())
                .is(200));
        api.json(
                        HttpMethod.PUT,
                        "/api/v1/teams/dining",
                        OPERATOR,
                        Map.of("members", addresses("member"), "leads", addresses("lead")))
                .is(200);
    }

    @Override
    protected Map<String, String> world(String route, AccessCaller owner) {
        var app = Api.newName("access");
        var description = appYaml(
                app,
                "owner: " + owner.email(),
                "image: {repository: \"registry.example.com/micro-apps/" + app + "\", tag: \"0.1.0\"}");
        api.yaml(HttpMethod.POST, "/api/v1/apps", OPERATOR, description).is(201);
        return Map.of(
                "app",
                app,
                "new",
                Api.newName("new"),
                "team",
                route.startsWith("PUT") ? Api.newName("team") : "dining",
                "provider",
                "slack",
                "workspace",
                "T0SLIPWAY",
                "user",
                route.contains("chat-identities") ? "U-STRANGER" : "U-CREATOR",
                "person",
                TestTokens.personId("stranger"),
                "role",
                "approver");
    }

    private static List<String> addresses(String standing) {
        return AccessCaller.called(standing).map(AccessCaller::email).toList();
    }
}
