package dev.slipway.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The broker as the launcher runs it: a process of its own. */
class KafkaProcessTest {
    private static final String TOPIC = "slipway.catalog";

    @TempDir
    private Path folder;

    private int port;
    private int controllerPort;
    private Process broker;

    @BeforeEach
    void start() throws IOException {
        port = freePort();
        controllerPort = freePort();
        broker = startBroker();
    }

    @AfterEach
    void kill() {
        broker.destroyForcibly().onExit().join();
    }

    @Test
    void eventsSurviveARestartInGoodOrder() throws Exception {
        publish("first");
        broker.destroy();
        assertThat(broker.waitFor(30, TimeUnit.SECONDS)).isTrue();
        broker = startBroker();
        publish("second");
        assertThat(allEvents(2)).containsExactly("first", "second");
    }

    @Test
    void acknowledgedEventsSurviveKill9() throws Exception {
        publish("first");
        broker.destroyForcibly().onExit().join();
        broker = startBroker();
        publish("second");
        assertThat(allEvents(2)).containsExactly("first", "second");
    }

    @Test
    void whatStandsOnATopicIsDumpedWholeAndAGroupIsGivenItAgain() throws Exception {
        publish("first");
        publish("second");
        assertThat(allEvents(2)).containsExactly("first", "second");
        var said = new StringWriter();
        try (var out = new PrintWriter(said)) {
            DumpTopics.dump("127.0.0.1:" + port, Set.of(TOPIC, "slipway.none"), out);
        }
        assertThat(said.toString().lines())
                .hasSize(2)
                .first(STRING)
                .contains("\"topic\":\"slipway.catalog\"", "\"offset\":0", "\"payload\":\"Zmlyc3Q=\"");
        var partition = JsonMapper.shared()
                .readTree(said.toString().lines().findFirst().orElseThrow())
                .path("partition")
                .asString();
        RewindGroup.main(new String[] {"127.0.0.1:" + port, "reader", TOPIC, partition, "1"});
        assertThat(allEvents(1)).containsExactly("second");
    }

    private void publish(String value) throws Exception {
        var properties = new Properties();
        properties.putAll(Map.of("bootstrap.servers", "127.0.0.1:" + port, "acks", "all"));
        try (var producer = new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, "app/where2eat", value)).get(60, TimeUnit.SECONDS);
        }
    }

    private List<String> allEvents(int wanted) {
        var properties = new Properties();
        properties.putAll(Map.of(
                "bootstrap.servers", "127.0.0.1:" + port, "group.id", "reader", "auto.offset.reset", "earliest"));
        var read = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> read.add(record.value()));
                return read.size() >= wanted;
            });
        }
        return read;
    }

    private Process startBroker() throws IOException {
        var process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=logback-infrastructure.xml",
                "-cp",
                System.getProperty("java.class.path"),
                KafkaProcess.class.getName());
        process.environment()
                .putAll(Map.of(
                        "SLIPWAY_KAFKA_DATA", folder.resolve("kafka").toString(),
                        "SLIPWAY_KAFKA_PORT", Integer.toString(port),
                        "SLIPWAY_KAFKA_CONTROLLER_PORT", Integer.toString(controllerPort)));
        var log = Files.createTempFile(folder, "kafka", ".log");
        var started =
                process.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        await().atMost(Duration.ofSeconds(90)).until(() -> saysReady(log.toFile(), started));
        return started;
    }

    private static boolean saysReady(File log, Process process) throws IOException {
        var said = Files.readString(log.toPath());
        assertThat(process.isAlive()).as("the broker lives; it says: %s", said).isTrue();
        return said.contains("Kafka is ready");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
