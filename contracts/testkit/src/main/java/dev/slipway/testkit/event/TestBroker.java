package dev.slipway.testkit.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.contracts.EventTypes;
import dev.slipway.contracts.SlipwayEvent;
import dev.slipway.runtime.event.CloudEvents;
import dev.slipway.runtime.event.Envelope;
import dev.slipway.runtime.event.EventJson;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** A Kafka broker (KRaft) inside the JVM with the topics of all areas, three partitions each. One for each context that asks for it by {@link KafkaTest}. */
public final class TestBroker implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final EmbeddedKafkaBroker broker;
    private final EventChain chain = new EventChain(Clock.systemUTC());

    private TestBroker(EmbeddedKafkaBroker broker) {
        this.broker = broker;
    }

    /** Starts one. */
    public static TestBroker start() {
        var topics = EventTypes.areas().stream().map(area -> "slipway." + area).toArray(String[]::new);
        var broker = new EmbeddedKafkaKraftBroker(1, 3, topics);
        broker.brokerProperty("group.initial.rebalance.delay.ms", "0");
        broker.afterPropertiesSet();
        return new TestBroker(broker);
    }

    /** Where clients connect to. */
    public String bootstrapServers() {
        return broker.getBrokersAsString();
    }

    /** Publishes an event as the service that owns it would, and waits until it is there. */
    public Envelope publish(SlipwayEvent event) {
        var envelope = chain.append(event);
        publish(
                EventTypes.topicOf(event.getClass()),
                event.subject(),
                EventJson.write(event),
                CloudEvents.headers(envelope, null));
        return envelope;
    }

    /** Publishes a record as it stands on the wire, and waits until it is there. */
    public void publish(String topic, String key, byte[] value, Map<String, String> headers) {
        var record = new ProducerRecord<>(topic, key, value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(record).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("The broker did not take the record", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while publishing", e);
        }
    }

    /** Everything on a topic from its beginning, as soon as there are at least so many records; waits up to 20 seconds for them. */
    public List<ConsumerRecord<String, byte[]>> read(String topic, int atLeast) {
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Awaitility.await().atMost(PATIENCE).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
                return records.size() >= atLeast;
            });
        }
        return records;
    }

    @Override
    public void close() {
        broker.destroy();
    }
}
