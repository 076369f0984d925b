package dev.slipway.notifier.delivery.slack;

import dev.slipway.notifier.delivery.ChatChannel.Undeliverable;
import dev.slipway.runtime.RetryableException;
import dev.slipway.runtime.http.OutgoingHttp;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/**
 * Calls of Slack's Web API. Slack answers 200 even when it refuses, with {@code ok: false} and an error: those that pass by themselves are
 * retryable, those that name a wrong conversation or user are final, and those that name our own set-up are retried slowly, since an operator mends them.
 *
 * @see <a href="https://docs.slack.dev/apis/web-api/#responses">Web API responses</a>
 */
@Component
class SlackApi {
    private static final Set<String> NEVER = Set.of(
            "channel_not_found",
            "user_not_found",
            "users_not_found",
            "user_not_in_channel",
            "user_disabled",
            "cannot_dm_bot",
            "is_archived",
            "message_not_found",
            "cant_update_message",
            "edit_window_closed",
            "msg_too_long",
            "invalid_blocks",
            "no_text");

    private final RestClient slack;
    private final ObservationRegistry observations;

    SlackApi(OutgoingHttp http, SlackProperties properties, ObservationRegistry observations) {
        this.observations = observations;
        this.slack = http.client("slack")
                .defaultHeaders(headers -> headers.setBearerAuth(properties.token()))
                .build();
    }

    /** Observed as {@code slipway.slack.call}: what Slack refuses counts as failed, though HTTP calls it a success. */
    JsonNode call(String method, Map<String, Object> body) {
        return Observation.createNotStarted("slipway.slack.call", observations)
                .contextualName("slack " + method)
                .lowCardinalityKeyValue("method", method)
                .observe(() -> answer(method, body));
    }

    private JsonNode answer(String method, Map<String, Object> body) {
        var answer = slack.post()
                .uri("/api/{method}", method)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .body(JsonNode.class);
        if (answer == null) {
            throw new RetryableException("Slack answered " + method + " with nothing", Duration.ofSeconds(5));
        }
        if (answer.path("ok").asBoolean(false)) {
            return answer;
        }
        var error = answer.path("error").asString("unknown");
        if (NEVER.contains(error)) {
            throw new Undeliverable("Slack refuses %s: %s.".formatted(method, error));
        }
        var wait = error.equals("ratelimited") ? Duration.ofSeconds(30) : Duration.ofMinutes(1);
        throw new RetryableException("Slack refuses %s for now: %s".formatted(method, error), wait);
    }
}
