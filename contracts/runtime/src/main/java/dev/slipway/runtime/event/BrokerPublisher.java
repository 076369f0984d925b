package dev.slipway.runtime.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.runtime.ServiceIdentity;
import dev.slipway.runtime.telemetry.Telemetry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Sends events to the service's topic, pipelined and in order. The producer is idempotent and repeats by itself for as long as it lives, so what the broker has
 * of a partition is at each moment a beginning of what was sent. After a failure the publisher is closed at once, which drops what is still unsent; its
 * successor begins with the first event that was not confirmed, and what then appears twice appears twice in the same order.
 */
final class BrokerPublisher implements AutoCloseable {
    private final Producer<String, byte[]> producer;
    private final ServiceIdentity service;
    private final Telemetry telemetry;
    private final Duration patience;

    BrokerPublisher(
            Producer<String, byte[]> producer, ServiceIdentity service, Telemetry telemetry, Duration patience) {
        this.producer = producer;
        this.service = service;
        this.telemetry = telemetry;
        this.patience = patience;
    }

    /** What came of a batch: how many events from its beginning are confirmed, and what stopped the rest. */
    record Sent(int confirmed, @Nullable Exception failure) {}

    Sent send(List<OutboxRow> batch) throws InterruptedException {
        var deadline = System.nanoTime() + patience.toNanos();
        var acknowledgements = new ArrayList<Future<RecordMetadata>>(batch.size());
        @Nullable Exception failure = null;
        try {
            for (var row : batch) {
                acknowledgements.add(send(row));
            }
        } catch (KafkaException e) {
            failure = e;
        }
        for (int confirmed = 0; confirmed < acknowledgements.size(); confirmed++) {
            try {
                acknowledgements.get(confirmed).get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (ExecutionException | TimeoutException e) {
                return new Sent(confirmed, e);
            }
        }
        return new Sent(acknowledgements.size(), failure);
    }

    private Future<RecordMetadata> send(OutboxRow row) {
        var step = telemetry.step(service.topic() + " publish", row.traceparent());
        var message = new ProducerRecord<>(service.topic(), row.subject(), row.payload());
        CloudEvents.headers(row.envelope(service.source()), step.traceparent())
                .forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
        return producer.send(message, (_, exception) -> {
            try (step) {
                if (exception != null) {
                    step.failed(exception);
                }
            }
        });
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
