package dev.slipway.runtime.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.contracts.EventTypes;
import dev.slipway.contracts.SlipwayEvent;
import dev.slipway.contracts.catalog.TeamChanged;
import dev.slipway.runtime.Uuid7;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/** Events to test with: a team and a number that grows. */
final class Notices {
    private Notices() {}

    static TeamChanged team(String team, long revision) {
        return new TeamChanged(team, revision, List.of("p_1"), List.of(), "p_1");
    }

    /** The event as a consumer gets it. */
    static Message<byte[]> delivered(SlipwayEvent event) {
        return delivered(event, EventTypes.typeOf(event.getClass()), EventJson.write(event));
    }

    static Message<byte[]> delivered(SlipwayEvent event, String type, byte[] payload) {
        var id = Uuid7.next();
        var time = Instant.parse("2026-11-01T10:00:00.123456Z");
        var hash = EventHash.of(EventHash.NO_PREDECESSOR, 1, id, type, event.subject(), time, payload);
        var area = EventTypes.areaOf(event.getClass());
        var envelope =
                new Envelope(id, type, "/slipway/" + area, event.subject(), time, 1, EventHash.NO_PREDECESSOR, hash);
        var headers = new HashMap<String, Object>();
        // As a record consumer behind the binder sees them: with a hyphen.
        CloudEvents.headers(envelope, null)
                .forEach((name, value) -> headers.put(name.replace('_', '-'), value.getBytes(UTF_8)));
        headers.put(KafkaHeaders.RECEIVED_TOPIC, EventTypes.topicOf(event.getClass()));
        return MessageBuilder.withPayload(payload).copyHeaders(headers).build();
    }
}
