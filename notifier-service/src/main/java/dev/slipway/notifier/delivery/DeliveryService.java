package dev.slipway.notifier.delivery;

import dev.slipway.notifier.delivery.ChatChannel.Undeliverable;
import dev.slipway.notifier.message.Content;
import dev.slipway.notifier.message.Message;
import dev.slipway.notifier.message.Message.Place;
import dev.slipway.notifier.message.Message.Recipient;
import dev.slipway.notifier.message.MessageEvents;
import dev.slipway.notifier.message.MessageRepository;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the channel show what a message says. The first attempt is noted before anything is sent; when an attempt was cut off, the channel is searched for the
 * message's id before it is posted again, so that nobody reads it twice.
 */
@Service
class DeliveryService {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryService.class);

    private final MessageRepository messages;
    private final MessageEvents events;
    private final Addressees addressees;
    private final ChatChannel channel;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DeliveryService(
            MessageRepository messages,
            MessageEvents events,
            Addressees addressees,
            ChatChannel channel,
            TransactionTemplate transaction,
            Clock clock) {
        this.messages = messages;
        this.events = events;
        this.addressees = addressees;
        this.channel = channel;
        this.transaction = transaction;
        this.clock = clock;
    }

    void bringUpToDate(UUID id) {
        messages.find(id).filter(Message::behind).ifPresent(message -> {
            try {
                show(message);
            } catch (Undeliverable never) {
                LOG.warn("Message {} about {} cannot be delivered: {}", id, message.app(), never.getMessage());
                giveUp(message, String.valueOf(never.getMessage()));
            }
        });
    }

    private void show(Message message) {
        var names = addressees.namesIn(message.content());
        var shown = message.place();
        if (shown != null) {
            channel.update(message.id(), shown, message.content(), names);
            record(message, shown, Optional.ofNullable(message.recipientName()).orElse(shown.channel()));
            return;
        }
        var conversation = message.recipient() == Recipient.APPROVERS
                ? channel.approvers()
                : addressees.ownerOf(message.app(), channel.name());
        record(message, postOnce(message, conversation, message.content(), names), conversation);
    }

    private Place postOnce(Message message, String conversation, Content content, Map<String, String> names) {
        var attempted = message.attemptedAt();
        if (attempted != null) {
            var found = channel.find(message.id(), conversation, attempted);
            if (found.isPresent()) {
                // What is shown may be an older version than this one; changing it in place makes it this one.
                channel.update(message.id(), found.get(), content, names);
                return found.get();
            }
        }
        transaction.executeWithoutResult(status -> messages.attempted(message.id(), clock.instant()));
        return channel.post(message.id(), conversation, content, names);
    }

    private void record(Message message, Place place, String recipient) {
        transaction.executeWithoutResult(status -> {
            messages.delivered(message.id(), message.contentVersion(), recipient, place, clock.instant());
            if (message.deliveredVersion() == 0) {
                events.delivered(message, channel.name(), recipient);
            }
        });
    }

    private void giveUp(Message message, String reason) {
        transaction.executeWithoutResult(status -> {
            if (messages.failed(message.id(), reason)) {
                events.failed(
                        message, channel.name(), message.recipient().name().toLowerCase(java.util.Locale.ROOT), reason);
            }
        });
    }
}
