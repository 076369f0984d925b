package dev.slipway.runtime.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;

/** A record from the broker, read as an event. What is no event keeps its bytes, a made-up id, and a subject of its own. Never compared. */
@SuppressWarnings("ArrayRecordComponent")
record IncomingEvent(UUID id, String type, String topic, String subject, Map<String, String> headers, byte[] payload) {
    private static final String UNKNOWN = "unknown";

    static IncomingEvent of(Message<byte[]> message) {
        var headers = wireHeaders(message);
        var topic = text(message.getHeaders().get(KafkaHeaders.RECEIVED_TOPIC));
        try {
            var envelope = CloudEvents.envelope(headers);
            return new IncomingEvent(
                    envelope.id(),
                    envelope.type(),
                    topic == null ? topicOf(envelope) : topic,
                    envelope.subject(),
                    headers,
                    message.getPayload());
        } catch (IllegalArgumentException e) {
            return noEvent(message, topic == null ? UNKNOWN : topic, headers);
        }
    }

    /**
     * What stands around the event.
     *
     * @throws IllegalArgumentException if this is no event
     */
    Envelope envelope() {
        return CloudEvents.envelope(headers);
    }

    @Nullable
    String traceparent() {
        return headers.get(CloudEvents.TRACEPARENT);
    }

    boolean isEvent() {
        return !type.equals(UNKNOWN);
    }

    private static IncomingEvent noEvent(Message<byte[]> message, String topic, Map<String, String> headers) {
        var place = "record/%s/%s/%s"
                .formatted(
                        topic,
                        message.getHeaders().get(KafkaHeaders.RECEIVED_PARTITION),
                        message.getHeaders().get(KafkaHeaders.OFFSET));
        var id = UUID.nameUUIDFromBytes(place.getBytes(UTF_8));
        return new IncomingEvent(id, UNKNOWN, topic, place, headers, message.getPayload());
    }

    private static String topicOf(Envelope envelope) {
        return "slipway." + envelope.source().substring(envelope.source().lastIndexOf('/') + 1);
    }

    /** The wire has {@code ce_id}; on its way through the binder it may become {@code ce-id}, and its bytes text. */
    private static Map<String, String> wireHeaders(Message<byte[]> message) {
        var headers = new LinkedHashMap<String, String>();
        message.getHeaders().forEach((name, value) -> {
            var text = text(value);
            if (text != null && (name.startsWith("ce_") || name.startsWith("ce-"))) {
                headers.put("ce_" + name.substring("ce_".length()), text);
            } else if (text != null && name.equals(CloudEvents.TRACEPARENT)) {
                headers.put(name, text);
            }
        });
        return headers;
    }

    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case byte[] bytes -> new String(bytes, UTF_8);
            case String text -> text;
            case null -> null;
            default -> value.toString();
        };
    }
}
