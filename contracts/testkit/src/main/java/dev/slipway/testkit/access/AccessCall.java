package dev.slipway.testkit.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testkit.access.AccessTable.Rule;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

/**
 * A route, called as its row says.
 *
 * @param route method and path template
 */
record AccessCall(RestTestClient http, String route, Rule rule) {
    /** What came back. */
    record Answer(int status, String body) {
        void is(int expected) {
            assertThat(status).as(body).isEqualTo(expected);
        }
    }

    /** By this caller, whose address is {@code caller} among the names. */
    Answer by(AccessCaller caller, Map<String, String> world) {
        var names = new HashMap<>(world);
        names.put("caller", caller.email());
        return with(caller.token(), names);
    }

    /**
     * With this token.
     *
     * @param token nothing if none is shown
     * @param world the names that stand in path, query and body
     */
    Answer with(@Nullable String token, Map<String, String> world) {
        var words = route.split(" ", 2);
        var path = filled(words[1], "{", world) + (rule.query() == null ? "" : filled(rule.query(), "${", world));
        var request = http.method(HttpMethod.valueOf(words[0])).uri(path).headers(headers -> {
            if (token != null) {
                headers.setBearerAuth(token);
            }
        });
        if (rule.body() != null) {
            request.contentType(rule.type() == null ? MediaType.APPLICATION_JSON : MediaType.valueOf(rule.type()))
                    .body(filled(rule.body(), "${", world).getBytes(StandardCharsets.UTF_8));
        }
        var answer = request.exchange().returnResult(String.class);
        return new Answer(answer.getStatus().value(), String.valueOf(answer.getResponseBody()));
    }

    private static String filled(String text, String open, Map<String, String> world) {
        var filled = text;
        for (var name : world.entrySet()) {
            filled = filled.replace(open + name.getKey() + "}", name.getValue());
        }
        return filled;
    }
}
