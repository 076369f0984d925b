package dev.slipway.catalog;

import static dev.slipway.catalog.Api.appYaml;

import dev.slipway.testkit.access.AccessCaller;
import dev.slipway.testkit.access.AccessContract;
import dev.slipway.testkit.token.TestTokens;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.annotation.DirtiesContext;

/**
 * Everybody has signed in before; {@code owner} owns each app, which belongs to the team that {@code lead} leads and {@code member} is in. The team is other
 * people's in other tests, which therefore get a directory of their own.
 */
@CatalogTest
@DirtiesContext
class AccessTest extends AccessContract {
    private static final String OPERATOR = TestTokens.person("operator", "operator");

    @Autowired
    private Api api;

    @Override
    protected void before() {
        for (var caller : AccessCaller.ALL) {
            if (caller.kind() == AccessCaller.Kind.PERSON) {
                api.get("/api/v1/apps", caller.token()).is(200);
            }
        }
        api.json(HttpMethod.PUT, "/api/v1/teams/dining", OPERATOR, team()).is(200);
    }

    @Override
    protected Map<String, String> world(String route) {
        before();
        var app = Api.newName("access");
        var description = appYaml(
                app,
                "owner: owner@slipway.test",
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

    private static Map<String, Object> team() {
        return Map.of("members", List.of("member@slipway.test"), "leads", List.of("lead@slipway.test"));
    }
}
