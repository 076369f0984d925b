package dev.slipway.local.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Prints what topics hold about one subject, from their beginning to their end as it was when it began: a JSON object a line,
 * with {@code topic}, {@code key} and the record's CloudEvents headers ({@code ce_…}). Order holds within one partition. It
 * joins no group and commits nothing, so nobody notices it.
 */
public final class ReadTopic {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String CLOUD_EVENTS = "ce_";

    private ReadTopic() {}

    /** Arguments: broker as {@code host:port}, the key to look for, one topic or more. Topics that do not exist hold nothing. */
    public static void main(String[] args) {
        var topics = Set.copyOf(Arrays.asList(args).subList(2, args.length));
        var text = new StringDeserializer();
        try (var consumer = new KafkaConsumer<>(settings(args[0]), text, text)) {
            var partitions = partitions(consumer, topics);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var end = consumer.endOffsets(partitions);
            while (end.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
                for (var found : consumer.poll(PATIENCE)) {
                    if (args[1].equals(found.key())) {
                        System.out.println(line(found));
                    }
                }
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

    private static String line(ConsumerRecord<String, String> found) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("topic", found.topic());
        fields.put("key", found.key());
        for (var header : found.headers()) {
            if (header.key().startsWith(CLOUD_EVENTS)) {
                fields.put(header.key(), new String(header.value(), UTF_8));
            }
        }
        return JsonMapper.shared().writeValueAsString(fields);
    }
}
