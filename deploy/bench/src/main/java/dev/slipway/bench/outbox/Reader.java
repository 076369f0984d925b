package dev.slipway.bench.outbox;

import dev.slipway.contracts.catalog.AppUpdated;
import dev.slipway.runtime.event.EventJson;
import java.time.Duration;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Notes in the journal what arrives on a topic, until it is closed. */
final class Reader implements AutoCloseable {
    private final KafkaConsumer<String, byte[]> consumer;
    private final Journal journal;
    private final Thread thread;
    private volatile boolean closed;

    Reader(KafkaConsumer<String, byte[]> consumer, Journal journal) {
        this.consumer = consumer;
        this.journal = journal;
        consumer.seekToEnd(consumer.assignment());
        consumer.assignment().forEach(consumer::position);
        this.thread = Thread.ofPlatform().name("bench-reader").daemon().start(this::read);
    }

    private void read() {
        while (!closed) {
            for (var arrived : consumer.poll(Duration.ofMillis(100))) {
                var event = EventJson.read(arrived.value(), AppUpdated.class);
                journal.seen(new Journal.Event(event.app(), event.revision()));
            }
        }
        consumer.close();
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
