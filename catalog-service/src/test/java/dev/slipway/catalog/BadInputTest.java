package dev.slipway.catalog;

import static dev.slipway.catalog.Api.appYaml;
import static dev.slipway.catalog.Api.as;
import static dev.slipway.catalog.Api.newName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import dev.slipway.testkit.event.OutboxAssertions;
import dev.slipway.testkit.token.TestTokens;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Nothing that a stranger sends is ever our fault, and none of it is stored. */
@CatalogTest
class BadInputTest {
    @Autowired
    private Api api;

    @Autowired
    private OutboxAssertions outbox;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/apps?owner=%00",
                "/api/v1/apps?team=%00",
                "/api/v1/apps?q=%00",
                "/api/v1/apps?q=%F0%9F%8D%95",
                "/api/v1/apps?cursor=eyJ2IjoxLCJrIjp7Im5hbWUiOiJcdTAwMDAifX0",
                "/api/v1/apps/%00",
                "/api/v1/apps/..%2f..",
                "/api/v1/teams/%F0%9F%8D%95",
                "/api/v1/audit/verification?full=maybe"
            })
    void readingNonsenseIsNeverOurFault(String path) {
        assertThat(api.get(path, as("auditor")).status()).as(path).isBetween(200, 499);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "1",
                "\"x\"",
                "",
                "{",
                "{\"ids\": null}",
                "{\"ids\": [null, \"\\u0000\"]}",
                "{\"candidates\": [null, {}, {\"identity\": {}, \"email\": \"\\u0000\"}]}",
                "{\"candidates\": [{\"identity\": {\"provider\": \"github\", \"workspace\": \"\\ud800\", \"user\":"
                        + " \"\\u0000\"}}]}",
                "{\"repository\": null}",
                "{\"person\": \"\\u0000\", \"app\": \"\\u0000\", \"action\": \"edit\"}",
                "{\"members\": [null, \"\\u0000@x.y\"], \"leads\": [\"\\ud800\"]}",
                "{\"name\": \"\\ud800\"}"
            })
    void sendingNonsenseIsNeverOurFault(String body) {
        var service = TestTokens.service("gate");
        for (var path : List.of("people/lookups", "people/matches", "permissions/checks", "pushes")) {
            assertThat(api.json(POST, "/internal/v1/" + path, service, body).status())
                    .as(path + body)
                    .isBetween(200, 499);
        }
        var name = api.registered("nonsense");
        outbox.forget();
        assertThat(api.json(POST, "/api/v1/apps", as("creator"), body).status())
                .as(body)
                .isBetween(400, 499);
        assertThat(api.yaml(POST, "/api/v1/apps", as("creator"), body).status())
                .as(body)
                .isBetween(400, 499);
        assertThat(api.json(PUT, "/api/v1/apps/" + name, as("creator"), body).status())
                .as(body)
                .isBetween(400, 499);
        assertThat(api.json(PUT, "/api/v1/apps/" + name + "/triage", as("creator"), body)
                        .status())
                .as(body)
                .isBetween(400, 499);
        assertThat(api.json(PUT, "/api/v1/teams/dining", as("operator"), body).status())
                .as(body)
                .isBetween(400, 499);
        outbox.exactly(List.of());
    }

    @Test
    void refusesTextThatNoDatabaseHolds() {
        for (var field : List.of(
                "runbook: \"a\\0b\"",
                "escalation: \"\\0\"",
                "smoke: [{path: /, body_contains: \"\\0\"}]",
                "retention: \"\\ud800\"")) {
            assertThat(api.yaml(POST, "/api/v1/apps", as("creator"), appYaml(newName("nul"), field))
                            .status())
                    .as(field)
                    .isBetween(400, 499);
        }
        outbox.exactly(List.of());
    }
}
