package dev.slipway.notifier.message;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** {@code slipway.messages.given.up}: the messages on the operator's bench. */
@Component
class MessageMetrics implements MeterBinder {
    private final MessageRepository messages;

    MessageMetrics(MessageRepository messages) {
        this.messages = messages;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("slipway.messages.given.up", messages, MessageRepository::countGivenUp)
                .description("Messages that no channel takes")
                .register(registry);
    }
}
