package dev.slipway.testkit.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contracts.SlipwayEvent;
import dev.slipway.runtime.event.CloudEvents;
import dev.slipway.runtime.event.Delivered;
import dev.slipway.runtime.event.Envelope;
import dev.slipway.runtime.event.EventJson;
import dev.slipway.runtime.event.EventProcessor;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/**
 * Delivers events through the service's inbox, in the caller's thread, as if they came from Kafka: numbered and chained by source, each with an id of its own.
 */
public final class EventInjector {
    private final ObjectProvider<EventProcessor> consumers;
    private final EventChain chain;

    /** Delivers to every consumer of the service. */
    public EventInjector(ObjectProvider<EventProcessor> consumers, Clock clock) {
        this.consumers = consumers;
        this.chain = new EventChain(clock);
    }

    /** Delivers an event that at least one consumer has to handle and none may park; gives its envelope. */
    public Envelope deliver(SlipwayEvent event) {
        var envelope = chain.append(event);
        var outcomes = again(event, envelope);
        assertThat(outcomes)
                .as(envelope.type())
                .containsValue(Delivered.HANDLED)
                .doesNotContainValue(Delivered.PARKED);
        return envelope;
    }

    /** Delivers an event, whatever comes of it; consumer to outcome. */
    public Map<String, Delivered> offer(SlipwayEvent event) {
        return again(event, chain.append(event));
    }

    /** Delivers an event under an envelope that was delivered before, as the broker does after a fault. */
    public Map<String, Delivered> again(SlipwayEvent event, Envelope envelope) {
        var outcomes = new LinkedHashMap<String, Delivered>();
        for (var consumer : consumers) {
            outcomes.put(consumer.consumer(), consumer.deliver(message(event, envelope)));
        }
        return outcomes;
    }

    private static Message<byte[]> message(SlipwayEvent event, Envelope envelope) {
        return MessageBuilder.withPayload(EventJson.write(event))
                .copyHeaders(CloudEvents.headers(envelope, null))
                .build();
    }
}
