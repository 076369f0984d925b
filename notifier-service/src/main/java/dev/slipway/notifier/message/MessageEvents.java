package dev.slipway.notifier.message;

import dev.slipway.contracts.notifier.MessageDelivered;
import dev.slipway.contracts.notifier.MessageFailed;
import dev.slipway.runtime.event.Outbox;
import org.springframework.stereotype.Component;

/** Tells what became of a message. */
@Component
public class MessageEvents {
    private final Outbox outbox;

    MessageEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    public void delivered(Message message, String channel, String recipient) {
        outbox.append(new MessageDelivered(
                message.app(), message.appRevision(), message.id(), message.kind(), channel, recipient));
    }

    public void failed(Message message, String channel, String recipient, String reason) {
        outbox.append(new MessageFailed(
                message.app(), message.appRevision(), message.id(), message.kind(), channel, recipient, reason));
    }
}
