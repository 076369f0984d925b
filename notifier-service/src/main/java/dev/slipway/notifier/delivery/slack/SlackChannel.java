package dev.slipway.notifier.delivery.slack;

import dev.slipway.notifier.delivery.ChatChannel;
import dev.slipway.notifier.message.Content;
import dev.slipway.notifier.message.Message.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Slack behind the channel seam. */
@Component
class SlackChannel implements ChatChannel {
    private static final String EVENT_TYPE = "slipway_message";
    private static final int A_PAGE = 200;
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final SlackApi slack;
    private final SlackProperties properties;

    SlackChannel(SlackApi slack, SlackProperties properties) {
        this.slack = slack;
        this.properties = properties;
    }

    @Override
    public String name() {
        return "slack";
    }

    @Override
    public String approvers() {
        return properties.approvalsChannel();
    }

    @Override
    public Place post(UUID id, String conversation, Content content, Map<String, String> names) {
        var body = body(id, content, names);
        body.put("channel", channelId(conversation));
        body.put("unfurl_links", false);
        var answer = slack.call("chat.postMessage", body);
        return new Place(answer.path("channel").asString(), answer.path("ts").asString());
    }

    @Override
    public void update(UUID id, Place place, Content content, Map<String, String> names) {
        var body = body(id, content, names);
        body.put("channel", place.channel());
        body.put("ts", place.timestamp());
        slack.call("chat.update", body);
    }

    @Override
    public Optional<Place> find(UUID id, String conversation, Instant since) {
        var channel = channelId(conversation);
        var request = new LinkedHashMap<String, Object>();
        request.put("channel", channel);
        request.put("include_all_metadata", true);
        request.put("limit", A_PAGE);
        request.put("oldest", String.valueOf(since.minus(CLOCKS_DIFFER).getEpochSecond()));
        while (true) {
            var answer = slack.call("conversations.history", request);
            var found = answer.path("messages")
                    .valueStream()
                    .filter(message -> isOurs(message.path("metadata"), id))
                    .map(message -> new Place(channel, message.path("ts").asString()))
                    .findFirst();
            var next = answer.path("response_metadata").path("next_cursor").asString("");
            if (found.isPresent() || next.isEmpty()) {
                return found;
            }
            request.put("cursor", next);
        }
    }

    @Override
    public void whisper(String conversation, String user, String text) {
        slack.call("chat.postEphemeral", Map.of("channel", conversation, "user", user, "text", text));
    }

    private static boolean isOurs(JsonNode metadata, UUID id) {
        return metadata.path("event_type").asString("").equals(EVENT_TYPE)
                && metadata.path("event_payload").path("id").asString("").equals(id.toString());
    }

    private static Map<String, Object> body(UUID id, Content content, Map<String, String> names) {
        var body = new LinkedHashMap<String, Object>();
        body.put("text", SlackBlocks.fallback(content));
        body.put("blocks", SlackBlocks.of(content, names));
        body.put("metadata", Map.of("event_type", EVENT_TYPE, "event_payload", Map.of("id", id.toString())));
        return body;
    }

    /** A user id stands for the direct conversation with that user, which has an id of its own. */
    private String channelId(String conversation) {
        if (!conversation.startsWith("U") && !conversation.startsWith("W")) {
            return conversation;
        }
        return slack.call("conversations.open", Map.of("users", conversation))
                .path("channel")
                .path("id")
                .asString();
    }
}
