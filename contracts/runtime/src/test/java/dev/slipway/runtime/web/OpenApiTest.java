package dev.slipway.runtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
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
    void knowsItsNameAndNoPort() {
        assertThat(document().at("/servers/0/url").asString()).isEqualTo("/");
        assertThat(document().at("/info/title").asString()).isEqualTo("Slipway sample");
    }

    @Test
    void saysWhatCanBeNull() {
        assertThat(document()
                        .at("/components/schemas")
                        .valueStream()
                        .map(schema -> schema.at("/properties/nextCursor/type")))
                .filteredOn(type -> !type.isMissingNode())
                .isNotEmpty()
                .allSatisfy(type -> assertThat(type.valueStream().map(JsonNode::asString))
                        .containsExactlyInAnyOrder("string", "null"));
    }

    @Test
    void showsEveryErrorAsAProblemAndHidesNoneBehindADefault() {
        var answers = document()
                .at("/paths")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .flatMap(operation -> operation.at("/responses").propertyStream())
                .toList();
        assertThat(answers).isNotEmpty().extracting(Map.Entry::getKey).doesNotContain("default");
        assertThat(answers)
                .filteredOn(answer -> answer.getKey().compareTo("400") >= 0)
                .allSatisfy(answer -> {
                    assertThat(answer.getValue().at("/content").propertyNames())
                            .containsExactly("application/problem+json");
                    assertThat(answer.getValue()
                                    .at("/content/application~1problem+json/schema/$ref")
                                    .asString())
                            .isEqualTo("#/components/schemas/Problem");
                });
    }

    @Test
    void namesTheErrorsThatWhatAHandlerTakesCanLeadTo() {
        assertThat(statuses("/paths/~1api~1v1~1things/post"))
                .containsExactlyInAnyOrder("200", "400", "401", "403", "406", "408", "413", "415", "422", "500", "503");
        assertThat(statuses("/paths/~1api~1v1~1starts/post")).contains("409", "422");
        assertThat(statuses("/paths/~1api~1v1~1conflict/get")).doesNotContain("408", "413", "415", "422");
        assertThat(statuses("/paths/~1api~1v1~1tiers~1{tier}/get")).contains("422");
        assertThat(statuses("/paths/~1api~1v1~1sized/get")).contains("422");
    }

    @Test
    void saysWhoIsRefused() {
        assertThat(statuses("/paths/~1api~1v1~1me/get")).contains("401");
        assertThat(document()
                        .at("/paths/~1api~1v1~1me/get/responses/403/description")
                        .asString())
                .as("whoever has left, wherever one only has to be signed in")
                .startsWith("You have left");
        assertThat(document()
                        .at("/paths/~1api~1v1~1imports/post/responses/403/description")
                        .asString())
                .isEqualTo("Only people may do this, with a token of their own.");
        assertThat(document()
                        .at("/paths/~1internal~1v1~1peers/get/responses/403/description")
                        .asString())
                .startsWith("Only ");
        assertThat(statuses("/paths/~1webhooks~1github/post")).contains("401").doesNotContain("403");
    }

    private List<String> statuses(String operation) {
        return List.copyOf(document().at(operation + "/responses").propertyNames());
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
