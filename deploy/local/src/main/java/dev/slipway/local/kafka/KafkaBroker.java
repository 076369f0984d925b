package dev.slipway.local.kafka;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/** A running broker. Closing it writes everything out and leaves the data for the next start. */
final class KafkaBroker implements AutoCloseable {
    private final KafkaRaftServer server;

    private KafkaBroker(KafkaRaftServer server) {
        this.server = server;
    }

    /** Formats the data folder when it is new, and returns when clients can connect. */
    static KafkaBroker start(KafkaSettings settings) throws Exception {
        if (!Files.exists(settings.data().resolve("meta.properties"))) {
            format(settings);
        }
        var server = new KafkaRaftServer(KafkaConfig.fromProps(settings.broker()), Time.SYSTEM);
        server.startup();
        return new KafkaBroker(server);
    }

    private static void format(KafkaSettings settings) throws Exception {
        Files.createDirectories(settings.data());
        new Formatter()
                .setPrintStream(new PrintStream(System.out, true, StandardCharsets.UTF_8))
                .setNodeId(KafkaSettings.NODE)
                .setClusterId(Uuid.randomUuid().toString())
                .addDirectory(settings.data().toString())
                .setMetadataLogDirectory(settings.data().toString())
                .setControllerListenerName(KafkaSettings.CONTROLLER_LISTENER)
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .run();
    }

    void awaitShutdown() {
        server.awaitShutdown();
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
