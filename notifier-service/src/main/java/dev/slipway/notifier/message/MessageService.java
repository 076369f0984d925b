package dev.slipway.notifier.message;

import dev.slipway.contracts.AppEvent;
import dev.slipway.contracts.promotion.ApprovalRequested;
import dev.slipway.contracts.promotion.DecisionRecorded;
import dev.slipway.notifier.message.Content.ApprovalRequest;
import dev.slipway.notifier.message.Content.Decided;
import dev.slipway.notifier.message.Message.Recipient;
import dev.slipway.runtime.Uuid7;
import dev.slipway.runtime.web.Page;
import dev.slipway.runtime.web.Paging;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The one place where messages are written. Whoever writes one wakes the delivery in the same transaction. */
@Service
class MessageService {
    private final MessageRepository messages;
    private final ApplicationEventPublisher delivery;
    private final Clock clock;

    MessageService(MessageRepository messages, ApplicationEventPublisher delivery, Clock clock) {
        this.messages = messages;
        this.delivery = delivery;
        this.clock = clock;
    }

    /** Asks the approvers. One message for an approval, however often it is asked for. */
    @Transactional
    public void ask(ApprovalRequested event) {
        var content = new ApprovalRequest(
                event.approval(),
                event.about(),
                event.process(),
                event.app(),
                event.version(),
                event.digest(),
                event.environment(),
                event.risk(),
                event.required(),
                event.because(),
                event.url(),
                event.expires(),
                List.of(),
                null);
        var id = Uuid7.next();
        if (messages.insertOnce(
                id,
                "approval-request",
                event.app(),
                event.revision(),
                event.approval(),
                Recipient.APPROVERS,
                content,
                clock.instant())) {
            delivery.publishEvent(new MessageChanged(id));
        }
    }

    /** Shows a decision that counts on the message that asked for it. */
    @Transactional
    public void decided(DecisionRecorded event) {
        if (!event.granted()) {
            return; // a refused attempt is told to whoever made it, and to nobody else
        }
        messages.approvalRequest(event.approval())
                .ifPresent(message -> change(message, request -> {
                    var now = request.decided(new Decided(event.by(), event.choice(), event.channel()));
                    if (event.choice().equals("reject")) {
                        return now.closed("Rejected.");
                    }
                    return now.decisions().size() >= now.asked() ? now.closed("Approved.") : now;
                }));
    }

    /** Takes the buttons away: there is nothing left to decide. */
    @Transactional
    public void closed(UUID process, String how) {
        messages.approvalRequestsOf(process).forEach(message -> change(message, request -> request.closed(how)));
    }

    /** Tells the owner of the app, whoever that is when the message goes out. */
    @Transactional
    public void tellOwner(String kind, AppEvent event, Content.Notice notice) {
        var id = Uuid7.next();
        messages.insertOnce(id, kind, event.app(), event.revision(), null, Recipient.OWNER, notice, clock.instant());
        delivery.publishEvent(new MessageChanged(id));
    }

    /** Newest first; of all apps if none is named. */
    @Transactional(readOnly = true)
    public Page<Message> list(@Nullable String app, Paging paging) {
        return Page.of(messages.list(app, paging), paging, MessageRepository::cursorAfter);
    }

    /** Those that were given up, the oldest first. */
    @Transactional(readOnly = true)
    public List<Message> givenUp(@Nullable UUID after, int limit) {
        return messages.givenUp(after, limit);
    }

    /** Has a message that was given up delivered after all; gives whether there was one. */
    @Transactional
    public boolean tryAgain(UUID id) {
        var again = messages.pendingAgain(id);
        if (again) {
            delivery.publishEvent(new MessageChanged(id));
        }
        return again;
    }

    private void change(Message message, UnaryOperator<ApprovalRequest> step) {
        if (message.content() instanceof ApprovalRequest before) {
            var after = step.apply(before);
            if (!after.equals(before)) {
                messages.replaceContent(message.id(), after);
                delivery.publishEvent(new MessageChanged(message.id()));
            }
        }
    }
}
