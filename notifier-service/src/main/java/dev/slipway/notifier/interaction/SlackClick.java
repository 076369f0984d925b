package dev.slipway.notifier.interaction;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A click on one of our buttons, read from Slack's {@code block_actions} payload. Everything else that Slack sends to this address (modals, shortcuts, other
 * apps' buttons) is none.
 *
 * @see <a href="https://docs.slack.dev/reference/interaction-payloads/block_actions-payload">block_actions payload</a>
 */
record SlackClick(
        String workspace,
        String user,
        String channel,
        UUID approval,
        String choice,
        @Nullable String digest) {
    private static final Set<String> CHOICES = Set.of("approve", "reject");

    /** What was sent cannot be read at all. */
    static final class Unreadable extends Exception {
        Unreadable(String why, @Nullable Throwable cause) {
            super(why, cause);
        }
    }

    /** Reads the form body that Slack posts: one field {@code payload} with JSON in it. */
    static Optional<SlackClick> read(String form, JsonMapper json) throws Unreadable {
        var payload = Arrays.stream(form.split("&", -1))
                .filter(pair -> pair.startsWith("payload="))
                .map(pair -> pair.substring("payload=".length()))
                .findFirst()
                .orElseThrow(() -> new Unreadable("The form has no field “payload”.", null));
        try {
            var click = of(json.readTree(URLDecoder.decode(payload, StandardCharsets.UTF_8)));
            if (click.filter(read -> !read.isText()).isPresent()) {
                throw new Unreadable("The field “payload” holds characters that are none.", null);
            }
            return click;
        } catch (JacksonException | IllegalArgumentException e) {
            throw new Unreadable("The field “payload” is not JSON in a form.", e);
        }
    }

    /** U+0000 and halves of surrogate pairs can be written in JSON, and are in no id. */
    private boolean isText() {
        return Stream.of(workspace, user, channel, String.valueOf(digest))
                .flatMapToInt(String::codePoints)
                .allMatch(point -> point != 0 && (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE));
    }

    private static Optional<SlackClick> of(JsonNode payload) {
        var action = payload.path("actions").path(0);
        var choice = action.path("action_id").asString("");
        var user = payload.path("user").path("id").asString("");
        if (!payload.path("type").asString("").equals("block_actions") || !CHOICES.contains(choice) || user.isEmpty()) {
            return Optional.empty();
        }
        var value = action.path("value").asString("").split("/", 2);
        return approval(value[0])
                .map(id -> new SlackClick(
                        workspace(payload),
                        user,
                        payload.path("channel").path("id").asString(""),
                        id,
                        choice,
                        value.length < 2 || value[1].isEmpty() ? null : value[1]));
    }

    /** Installed for a whole enterprise, {@code team} is null and {@code enterprise} is set. */
    private static String workspace(JsonNode payload) {
        var team = payload.path("team").path("id").asString("");
        return team.isEmpty() ? payload.path("enterprise").path("id").asString("") : team;
    }

    private static Optional<UUID> approval(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty(); // a button that is not ours
        }
    }
}
