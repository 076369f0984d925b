package dev.slipway.local.slack;

import dev.slipway.local.web.Json;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A call that Slack answers with {@code ok: false}: the error's short name, and messages where blocks are at fault. */
final class SlackError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String error;
    private final List<String> messages;

    SlackError(String error, String... messages) {
        super(error, null, false, false);
        this.error = error;
        this.messages = List.of(messages);
    }

    ObjectNode answer() {
        var answer = Json.object().put("ok", false).put("error", error);
        if (!messages.isEmpty()) {
            messages.forEach(answer.putObject("response_metadata").putArray("messages")::add);
        }
        return answer;
    }
}
