package dev.slipway.local.kafka;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The broker's process: runs until it is asked to end (SIGTERM), then closes the log in good order. */
public final class KafkaProcess {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaProcess.class);

    private KafkaProcess() {}

    /** Takes everything from environment variables, see {@link KafkaSettings#from}. */
    public static void main(String[] args) throws Exception {
        var settings = KafkaSettings.from(System.getenv());
        var broker = KafkaBroker.start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "kafka-shutdown"));
        LOG.info("Kafka is ready on 127.0.0.1:{}", settings.port());
        broker.awaitShutdown();
    }
}
