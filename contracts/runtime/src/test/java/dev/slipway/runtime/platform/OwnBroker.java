package dev.slipway.runtime.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/** A broker in a process of its own, which can be killed and started again on its data and its port. */
public final class OwnBroker implements AutoCloseable {
    private final Path configuration;
    private final int port = freePort();
    private @Nullable Process process;

    public OwnBroker(Path folder) throws Exception {
        configuration = folder.resolve("server.properties");
        var data = folder.resolve("data");
        var controller = freePort();
        var properties = new Properties();
        properties.putAll(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "controller.quorum.voters", "1@127.0.0.1:" + controller,
                "listeners", "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controller),
                "controller.listener.names", "CONTROLLER",
                "log.dirs", data.toString(),
                "offsets.topic.replication.factor", "1",
                "group.initial.rebalance.delay.ms", "0"));
        try (var out = Files.newBufferedWriter(configuration)) {
            properties.store(out, null);
        }
        var formatter = new Formatter();
        formatter.setNodeId(1);
        formatter.setClusterId(Uuid.randomUuid().toString());
        formatter.addDirectory(data.toString());
        formatter.setMetadataLogDirectory(data.toString());
        formatter.setControllerListenerName("CONTROLLER");
        formatter.setReleaseVersion(MetadataVersion.latestProduction());
        formatter.setSupportedFeatures(Feature.PRODUCTION_FEATURES);
        formatter.run();
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    public void start() throws IOException {
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dlogback.configurationFile=logback-without-boot.xml",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "kafka.Kafka",
                        configuration.toString()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    public void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    @Override
    public void close() {
        kill();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
