package dev.slipway.bench.outbox;

import dev.slipway.contracts.catalog.AppUpdated;
import dev.slipway.runtime.event.EventJson;
import io.namastack.outbox.handler.OutboxRecordMetadata;
import io.namastack.outbox.handler.OutboxTypedHandler;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends one record and waits until the broker has it: the library marks a record as done when this returns, and tries again when it throws. */
final class PublishingHandler implements OutboxTypedHandler<AppUpdated> {
    private final Producer<String, byte[]> producer;
    private final String topic;

    PublishingHandler(Producer<String, byte[]> producer, String topic) {
        this.producer = producer;
        this.topic = topic;
    }

    @Override
    public void handle(AppUpdated event, OutboxRecordMetadata metadata) {
        try {
            producer.send(new ProducerRecord<>(topic, metadata.getKey(), EventJson.write(event)))
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker did not take " + event.subject(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending " + event.subject(), e);
        }
    }
}
