package dev.slipway.runtime.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stands on the service's topic beyond a number. In an ordinary life that is nothing; after the service's database was restored from an earlier day, it is
 * what was published since.
 */
final class BrokerTail implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerTail.class);

    /** So many that a few records of somebody else's at the end do not hide what stands before them. */
    private static final int LOOK_BACK = 16;

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final Duration patience;

    BrokerTail(Consumer<byte[], byte[]> consumer, String topic, Duration patience) {
        this.consumer = consumer;
        this.topic = topic;
        this.patience = patience;
    }

    /** An event and its place in the chain, as the broker has them. */
    record Published(UUID id, OutboxRow.Stamp stamp) {}

    /** In the order of their numbers, repetitions left out. Only the last few events of each partition are read where there is nothing. */
    List<Published> beyond(long number) {
        var partitions = consumer.partitionsFor(topic, patience).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        var ends = new HashMap<>(consumer.endOffsets(partitions, patience));
        ends.values().removeIf(end -> end == 0);
        consumer.assign(ends.keySet());
        ends.forEach((partition, end) -> consumer.seek(partition, Math.max(0, end - LOOK_BACK)));
        if (read(ends, number).isEmpty()) {
            return List.of();
        }
        consumer.seekToBeginning(ends.keySet());
        return List.copyOf(read(ends, number).values());
    }

    private Map<Long, Published> read(Map<TopicPartition, Long> ends, long number) {
        var found = new TreeMap<Long, Published>();
        while (isBehind(ends)) {
            for (var event : consumer.poll(patience)) {
                published(event)
                        .filter(published -> published.stamp().number() > number)
                        .ifPresent(published -> found.put(published.stamp().number(), published));
            }
        }
        return found;
    }

    private boolean isBehind(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey(), patience) < end.getValue());
    }

    /** Nothing where somebody else wrote what is no event of Slipway: it has no place in the chain, and must not stop it. */
    private Optional<Published> published(ConsumerRecord<byte[], byte[]> event) {
        var headers = new HashMap<String, String>();
        for (var header : event.headers()) {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), UTF_8));
            }
        }
        try {
            var envelope = CloudEvents.envelope(headers);
            return Optional.of(new Published(
                    envelope.id(), new OutboxRow.Stamp(envelope.number(), envelope.previousHash(), envelope.hash())));
        } catch (IllegalArgumentException e) {
            LOG.warn("Passed over at {}-{}@{}: {}", topic, event.partition(), event.offset(), e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
