package dev.slipway.runtime.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariDataSource;
import dev.slipway.contracts.catalog.TeamChanged;
import dev.slipway.runtime.platform.TestDatabase;
import dev.slipway.runtime.telemetry.Telemetry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/** A process that announces, publishes and handles as fast as it can, until it is killed. */
final class Victim implements AutoCloseable {
    static final String TOPIC_AREA = "killed";
    static final String EFFECT =
            "create table effect (n bigint generated always as identity, event uuid, team text); grant select, insert on effect to catalog_app";
    private static final int WRITERS = 3;

    private final RelayFixture service;
    private final EventProcessor processor;
    private final KafkaConsumer<String, byte[]> consumer;

    /** @param replica a name that no other living process has */
    Victim(HikariDataSource pool, String broker, String replica) {
        service = new RelayFixture(pool, TOPIC_AREA, broker).started();
        processor = processor(pool);
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", broker,
                        "group.id", "catalog",
                        "group.instance.id", replica,
                        "auto.offset.reset", "earliest",
                        "enable.auto.commit", "false",
                        "session.timeout.ms", "6000",
                        "heartbeat.interval.ms", "1000",
                        "max.poll.records", "50"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of("slipway." + TOPIC_AREA));
    }

    /** Handles what is announced by a row in the table {@code effect}, in the transaction of the inbox. */
    static EventProcessor processor(HikariDataSource pool) {
        var properties = new InboxProperties(
                true,
                3,
                Duration.ofDays(30),
                Duration.ofSeconds(6),
                Duration.ofSeconds(1),
                new InboxProperties.Parked(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1)));
        var effects = JdbcClient.create(pool);
        return new EventProcessors(properties, new SimpleMeterRegistry(), Telemetry.none(), Clock.systemUTC())
                .of(
                        "catalog",
                        pool,
                        new JdbcTransactionManager(pool),
                        List.of(on -> on.on(TeamChanged.class, (event, envelope) -> effects.sql(
                                        "insert into effect (event, team) values (?, ?)")
                                .param(envelope.id())
                                .param(event.team())
                                .update())));
    }

    /** Arguments: the database's URL, the broker's address, and the replica's name. */
    static void main(String[] args) {
        var victim = new Victim(TestDatabase.pool(args[0], "catalog"), args[1], args[2]);
        for (int writer = 0; writer < WRITERS; writer++) {
            Thread.ofVirtual().start(victim::announceForEver);
        }
        System.out.println("alive");
        while (true) {
            victim.listen();
        }
    }

    void listen() {
        for (var event : consumer.poll(Duration.ofMillis(100))) {
            processor.deliver(message(event));
        }
        consumer.commitSync();
    }

    private void announceForEver() {
        while (true) {
            var random = ThreadLocalRandom.current();
            service.announceSlowly("team-" + random.nextInt(4), random.nextInt(), random.nextLong(20_000_000));
        }
    }

    static Message<byte[]> message(ConsumerRecord<String, byte[]> event) {
        var headers = new HashMap<String, Object>();
        event.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        headers.put(KafkaHeaders.RECEIVED_TOPIC, event.topic());
        return MessageBuilder.withPayload(event.value()).copyHeaders(headers).build();
    }

    @Override
    public void close() {
        consumer.close();
        service.close();
    }
}
