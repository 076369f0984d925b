package dev.slipway.bench.outbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The broker under test, with the settings that the runtime's relay has. */
final class BrokerAccess {
    private static final int PARTITIONS = 3;

    private final String servers;

    BrokerAccess(String servers) {
        this.servers = servers;
    }

    Producer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", servers,
                        "acks", "all",
                        "enable.idempotence", true,
                        "max.in.flight.requests.per.connection", 5,
                        "linger.ms", 0,
                        "max.block.ms", 10_000,
                        "request.timeout.ms", 10_000,
                        "delivery.timeout.ms", 10_000,
                        "reconnect.backoff.max.ms", 300),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** A consumer of every partition, from the beginning, without a group. */
    KafkaConsumer<String, byte[]> consumer(String topic) {
        ensureTopic(topic);
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", servers, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList());
        return consumer;
    }

    void ensureTopic(String topic) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(PARTITIONS), Optional.empty())))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("cannot make the topic " + topic, e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while making the topic " + topic, e);
        }
    }
}
