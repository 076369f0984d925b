package dev.slipway.runtime.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What must hold of a topic, whatever happened on the way there. */
final class Chain {
    private Chain() {}

    /**
     * Every event is there, numbered without a gap; each hash covers the event and its predecessor; within a subject the first appearances come in the order of
     * their numbers. Repetitions are allowed.
     *
     * @return the records without repetitions, in the order of their numbers
     */
    static List<ConsumerRecord<String, byte[]>> verify(List<ConsumerRecord<String, byte[]>> records, int count) {
        var last = new HashMap<String, Long>();
        var seen = new HashSet<String>();
        var byNumber = new HashMap<Long, ConsumerRecord<String, byte[]>>();
        for (var event : records) {
            var envelope = envelope(event);
            if (seen.add(envelope.id().toString())) {
                assertThat(envelope.number())
                        .as("order of %s", event.key())
                        .isGreaterThan(last.getOrDefault(event.key(), 0L));
                last.put(event.key(), envelope.number());
                byNumber.put(envelope.number(), event);
            }
        }
        assertThat(byNumber).as("events on the topic").hasSize(count);
        var previous = EventHash.NO_PREDECESSOR;
        var ordered = new ArrayList<ConsumerRecord<String, byte[]>>();
        for (var event : new TreeMap<>(byNumber).values()) {
            var envelope = envelope(event);
            assertThat(envelope.number()).as("a dense number").isEqualTo(ordered.size() + 1);
            assertThat(envelope.previousHash())
                    .as("predecessor of %d", envelope.number())
                    .isEqualTo(previous);
            assertThat(envelope.hash())
                    .as("hash of %d", envelope.number())
                    .isEqualTo(EventHash.of(envelope, event.value()));
            previous = envelope.hash();
            ordered.add(event);
        }
        return ordered;
    }

    static Envelope envelope(ConsumerRecord<String, byte[]> event) {
        return CloudEvents.envelope(headers(event));
    }

    static Map<String, String> headers(ConsumerRecord<String, byte[]> event) {
        var headers = new HashMap<String, String>();
        event.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return headers;
    }
}
