package dev.slipway.local.kafka;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * What the launcher decides about Kafka.
 *
 * @param data folder of the log; formatted when new
 * @param port where clients connect, on 127.0.0.1
 * @param controllerPort where the broker reaches its controller, on 127.0.0.1
 */
record KafkaSettings(Path data, int port, int controllerPort) {
    static final int NODE = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    /** Reads {@code SLIPWAY_KAFKA_DATA, _PORT} and {@code _CONTROLLER_PORT}. */
    static KafkaSettings from(Map<String, String> environment) {
        return new KafkaSettings(
                Path.of(value(environment, "SLIPWAY_KAFKA_DATA")),
                Integer.parseInt(value(environment, "SLIPWAY_KAFKA_PORT")),
                Integer.parseInt(value(environment, "SLIPWAY_KAFKA_CONTROLLER_PORT")));
    }

    /** The broker's configuration, named as in Kafka's documentation. */
    Properties broker() {
        var properties = new Properties();
        properties.putAll(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                Integer.toString(NODE),
                "controller.quorum.voters",
                NODE + "@127.0.0.1:" + controllerPort,
                "controller.listener.names",
                CONTROLLER_LISTENER,
                "listeners",
                "PLAINTEXT://127.0.0.1:%d,%s://127.0.0.1:%d".formatted(port, CONTROLLER_LISTENER, controllerPort),
                "advertised.listeners",
                "PLAINTEXT://127.0.0.1:" + port,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT",
                "log.dirs",
                data.toString()));
        properties.putAll(Map.of(
                "offsets.topic.replication.factor", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1"));
        // One machine, a handful of consumers: fewer partitions to open at each start, and no waiting for more members.
        properties.putAll(Map.of(
                "num.partitions", "3",
                "offsets.topic.num.partitions", "5",
                "transaction.state.log.num.partitions", "5",
                "group.initial.rebalance.delay.ms", "0",
                // After kill -9 the controller takes the broker back only when the old session has run out.
                "broker.session.timeout.ms", "3000",
                "broker.heartbeat.interval.ms", "1000",
                "log.segment.bytes", Integer.toString(64 * 1024 * 1024),
                "log.cleaner.dedupe.buffer.size", Integer.toString(8 * 1024 * 1024)));
        return properties;
    }

    private static String value(Map<String, String> environment, String name) {
        var value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is not set: start Kafka by deploy/slipway.");
        }
        return value;
    }
}
