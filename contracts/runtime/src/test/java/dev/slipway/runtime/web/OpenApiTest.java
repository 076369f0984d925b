package dev.slipway.runtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OpenApiTest extends SampleServer {

    @Test
    void saysHowOneProvesWhoOneIs() {
        assertThat(document().at("/components/securitySchemes/bearer/scheme").asString())
                .isEqualTo("bearer");
        assertThat(document().at("/security/0").has("bearer")).isTrue();
        assertThat(document().at("/paths/~1webhooks~1github/post/security/0").has("webhook"))
                .isTrue();
    }

    @Test
    void namesPagingAndKeysAndNotTheCaller() {
        assertThat(names("/paths/~1api~1v1~1things/get/parameters")).containsExactlyInAnyOrder("limit", "cursor");
        assertThat(names("/paths/~1api~1v1~1starts/post/parameters")).containsExactly("Idempotency-Key");
        assertThat(names("/paths/~1api~1v1~1me/get/parameters")).isEmpty();
        assertThat(document().at("/paths/~1webhooks~1github/post/requestBody").isMissingNode())
                .isTrue();
    }

    @Test
    void knowsProblemsAndNoPort() {
        assertThat(document()
                        .at(
                                "/paths/~1api~1v1~1things/get/responses/default/content/application~1problem+json/schema/$ref")
                        .asString())
                .isEqualTo("#/components/schemas/Problem");
        assertThat(document().at("/servers/0/url").asString()).isEqualTo("/");
        assertThat(document().at("/info/title").asString()).isEqualTo("Slipway sample");
    }

    private List<String> names(String pointer) {
        return document()
                .at(pointer)
                .valueStream()
                .map(p -> p.get("name").asString())
                .toList();
    }

    private JsonNode document() {
        return JsonMapper.builder()
                .build()
                .readTree(send(to("/v3/api-docs").GET()).text());
    }
}
