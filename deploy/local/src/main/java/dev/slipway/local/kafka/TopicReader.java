package dev.slipway.local.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads topics from their beginning to their end as it was when it began. Order holds within one partition. It joins no group
 * and commits nothing, so nobody notices it.
 */
final class TopicReader {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private TopicReader() {}

    /** Topics that do not exist hold nothing. */
    static void read(String broker, Set<String> topics, Consumer<ConsumerRecord<String, byte[]>> each) {
        try (var consumer =
                new KafkaConsumer<>(settings(broker), new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = partitions(consumer, topics);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var end = consumer.endOffsets(partitions);
            while (end.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
                consumer.poll(PATIENCE).forEach(each);
            }
        }
    }

    private static Map<String, Object> settings(String broker) {
        return Map.of("bootstrap.servers", broker, "allow.auto.create.topics", false, "enable.auto.commit", false);
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, Set<String> topics) {
        return consumer.listTopics().entrySet().stream()
                .filter(topic -> topics.contains(topic.getKey()))
                .flatMap(topic -> topic.getValue().stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }
}
