package dev.slipway.bench.outbox;

import dev.slipway.bench.AtOnce;
import dev.slipway.runtime.event.EventJson;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The floor: the same payloads straight to the broker, without a database, so that a crash may lose what it says or say what never was. */
final class BareProducer implements Figures.Load {
    /** As many as the relay has on their way at most. */
    private static final int UNDERWAY = 200;

    private final Producer<String, byte[]> producer;
    private final String topic;
    private final AtomicLong revision = new AtomicLong();

    BareProducer(Producer<String, byte[]> producer, String topic) {
        this.producer = producer;
        this.topic = topic;
    }

    @Override
    public void write(int writers, long pauseNanos, BooleanSupplier goOn, Journal journal) {
        var underway = new Semaphore(UNDERWAY);
        AtOnce.run(writers, writer -> {
            var random = new Random(writer);
            while (goOn.getAsBoolean()) {
                underway.acquire();
                var event = Announcements.about(Announcements.subject(random), revision.incrementAndGet());
                journal.committed(new Journal.Event(event.app(), event.revision()));
                var _ = producer.send(
                        new ProducerRecord<>(topic, event.subject(), EventJson.write(event)),
                        (_, _) -> underway.release());
                if (pauseNanos > 0) {
                    LockSupport.parkNanos(random.nextLong(2 * pauseNanos));
                }
            }
        });
    }
}
