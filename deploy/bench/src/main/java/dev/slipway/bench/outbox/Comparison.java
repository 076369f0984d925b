package dev.slipway.bench.outbox;

import dev.slipway.contracts.catalog.AppUpdated;
import dev.slipway.runtime.event.EventJson;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What stands on the topic, compared with how often each subject has changed. */
final class Comparison {
    private static final Duration QUIET = Duration.ofSeconds(3);

    private final Map<String, Set<Long>> seen = new HashMap<>();
    private final Map<String, Long> newest = new HashMap<>();
    private long repeated;
    private long overtaken;

    /**
     * {@code events} that were committed, {@code lost} of them, {@code repeated} on the topic, and {@code overtaken}: their first appearance comes after that of
     * a later one of the same subject.
     */
    static Map<String, Number> of(BrokerAccess broker, String topic, Map<String, Long> revisions) {
        var comparison = new Comparison();
        comparison.read(broker, topic);
        var events = revisions.values().stream().mapToLong(Long::longValue).sum();
        var arrived = comparison.seen.values().stream().mapToLong(Set::size).sum();
        var result = new LinkedHashMap<String, Number>();
        result.put("events", events);
        result.put("lost", events - arrived);
        result.put("repeated", comparison.repeated);
        result.put("overtaken", comparison.overtaken);
        return result;
    }

    private void read(BrokerAccess broker, String topic) {
        try (var consumer = broker.consumer(topic)) {
            var end = System.nanoTime() + QUIET.toNanos();
            while (System.nanoTime() < end) {
                for (var arrived : consumer.poll(Duration.ofMillis(200))) {
                    end = System.nanoTime() + QUIET.toNanos();
                    add(EventJson.read(arrived.value(), AppUpdated.class));
                }
            }
        }
    }

    private void add(AppUpdated event) {
        if (!seen.computeIfAbsent(event.app(), _ -> new HashSet<>()).add(event.revision())) {
            repeated++;
            return;
        }
        if (event.revision() < newest.getOrDefault(event.app(), 0L)) {
            overtaken++;
        }
        newest.merge(event.app(), event.revision(), Math::max);
    }
}
