package dev.slipway.runtime.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * What stands on the service's topic beyond a number. In an ordinary life that is nothing; after the service's database was restored from an earlier day, it is
 * what was published since.
 */
final class BrokerTail implements AutoCloseable {
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

    /** In the order of their numbers, repetitions left out. Only the last event of each partition is read where there is nothing. */
    List<Published> beyond(long number) {
        var partitions = consumer.partitionsFor(topic, patience).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        var ends = new HashMap<>(consumer.endOffsets(partitions, patience));
        ends.values().removeIf(end -> end == 0);
        consumer.assign(ends.keySet());
        ends.forEach((partition, end) -> consumer.seek(partition, end - 1));
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
                var published = published(event);
                if (published.stamp().number() > number) {
                    found.put(published.stamp().number(), published);
                }
            }
        }
        return found;
    }

    private boolean isBehind(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey(), patience) < end.getValue());
    }

    private static Published published(ConsumerRecord<byte[], byte[]> event) {
        var headers = new HashMap<String, String>();
        event.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        var envelope = CloudEvents.envelope(headers);
        return new Published(
                envelope.id(), new OutboxRow.Stamp(envelope.number(), envelope.previousHash(), envelope.hash()));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
