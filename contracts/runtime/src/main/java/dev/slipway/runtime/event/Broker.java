package dev.slipway.runtime.event;

import dev.slipway.runtime.ServiceIdentity;
import dev.slipway.runtime.telemetry.Telemetry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The way to the broker: makes the service's topic if there is none, opens publishers to it, and looks at its end. */
final class Broker {
    private static final int LONGEST_RECONNECT_PAUSE_MS = 300;
    private static final Duration KEPT = Duration.ofDays(7);
    private static final Duration SEGMENT = Duration.ofDays(1);

    /** How long an event can be delivered once more, on a topic made here: Kafka removes whole segments, when the newest event in them is old enough. */
    static final Duration KEPT_AT_MOST = KEPT.plus(SEGMENT);

    private final Map<String, Object> connection;
    private final ServiceIdentity service;
    private final OutboxProperties properties;
    private final Telemetry telemetry;
    private volatile boolean topicIsThere;

    /** @param connection client properties: addresses and security */
    Broker(Map<String, Object> connection, ServiceIdentity service, OutboxProperties properties, Telemetry telemetry) {
        this.connection = Map.copyOf(connection);
        this.service = service;
        this.properties = properties;
        this.telemetry = telemetry;
    }

    BrokerPublisher publisher() throws InterruptedException {
        ensureTopic();
        var timeout = properties.relay().sendTimeout();
        var config = new HashMap<>(connection);
        config.put(ProducerConfig.CLIENT_ID_CONFIG, service.area() + "-relay");
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, LONGEST_RECONNECT_PAUSE_MS);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeout.toMillis());
        // The publisher loses patience long before: an event that expired while a later one went through would change
        // the order.
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        return new BrokerPublisher(
                new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer()),
                service,
                telemetry,
                timeout);
    }

    /** What the topic holds. */
    BrokerTail tail() throws InterruptedException {
        ensureTopic();
        var config = new HashMap<>(connection);
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, service.area() + "-relay-tail");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, LONGEST_RECONNECT_PAUSE_MS);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new BrokerTail(
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                service.topic(),
                properties.relay().sendTimeout());
    }

    private void ensureTopic() throws InterruptedException {
        if (topicIsThere) {
            return;
        }
        var config = new HashMap<>(connection);
        var timeout = Math.toIntExact(properties.relay().sendTimeout().toMillis());
        config.put(CommonClientConfigs.CLIENT_ID_CONFIG, service.area() + "-relay-topic");
        config.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, timeout);
        config.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, timeout);
        config.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, LONGEST_RECONNECT_PAUSE_MS);
        var topic = new NewTopic(
                        service.topic(),
                        Optional.of(properties.partitions()),
                        Optional.ofNullable(properties.replication()))
                .configs(Map.of(
                        TopicConfig.RETENTION_MS_CONFIG, Long.toString(KEPT.toMillis()),
                        TopicConfig.SEGMENT_MS_CONFIG, Long.toString(SEGMENT.toMillis())));
        try (var admin = Admin.create(config)) {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("cannot make the topic " + service.topic(), e);
            }
        }
        topicIsThere = true;
    }
}
