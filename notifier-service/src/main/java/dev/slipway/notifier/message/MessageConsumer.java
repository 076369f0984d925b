package dev.slipway.notifier.message;

import dev.slipway.contracts.AppEvent;
import dev.slipway.contracts.cost.BudgetCrossed;
import dev.slipway.contracts.gate.GateFailed;
import dev.slipway.contracts.gate.VerdictChanged;
import dev.slipway.contracts.promotion.AppDecommissioned;
import dev.slipway.contracts.promotion.ApprovalRequested;
import dev.slipway.contracts.promotion.DecisionRecorded;
import dev.slipway.contracts.promotion.DecommissionEnded;
import dev.slipway.contracts.promotion.DecommissionRequested;
import dev.slipway.contracts.promotion.PromotionApproved;
import dev.slipway.contracts.promotion.PromotionCompleted;
import dev.slipway.contracts.promotion.PromotionExpired;
import dev.slipway.contracts.promotion.PromotionFailed;
import dev.slipway.contracts.promotion.PromotionRejected;
import dev.slipway.contracts.promotion.PromotionRolledBack;
import dev.slipway.contracts.promotion.PromotionSuperseded;
import dev.slipway.runtime.event.EventHandlers;
import dev.slipway.runtime.event.EventRegistry;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Which event says what to whom. */
@Component
class MessageConsumer implements EventHandlers {
    private final MessageService messages;

    MessageConsumer(MessageService messages) {
        this.messages = messages;
    }

    @Override
    public void register(EventRegistry on) {
        on.on(ApprovalRequested.class, (event, envelope) -> messages.ask(event));
        on.on(DecisionRecorded.class, (event, envelope) -> messages.decided(event));
        on.on(PromotionApproved.class, (event, envelope) -> messages.closed(event.promotion(), "Approved."));
        on.on(PromotionExpired.class, (event, envelope) -> {
            messages.closed(event.promotion(), "It was not decided in time, so nothing happens.");
            messages.tellOwner("promotion-expired", event, Notices.of(event));
        });
        on.on(
                PromotionSuperseded.class,
                (event, envelope) -> messages.closed(
                        event.promotion(), "A newer build took its place: " + Notices.shortened(event.newer()) + "."));
        on.on(PromotionRejected.class, (event, envelope) -> {
            messages.closed(event.promotion(), "Rejected.");
            messages.tellOwner("promotion-rejected", event, Notices.of(event));
        });
        on.on(PromotionFailed.class, (event, envelope) -> {
            messages.closed(event.promotion(), "Ended before a decision was needed.");
            messages.tellOwner("promotion-failed", event, Notices.of(event));
        });
        on.on(DecommissionEnded.class, (event, envelope) -> {
            messages.closed(event.decommission(), event.reason());
            messages.tellOwner("decommission-ended", event, Notices.of(event));
        });
        tell(on, GateFailed.class, "gate-failed", Notices::of);
        tell(on, VerdictChanged.class, "verdict-changed", Notices::of);
        tell(on, PromotionRolledBack.class, "rolled-back", Notices::of);
        tell(on, PromotionCompleted.class, "live", Notices::of);
        tell(on, DecommissionRequested.class, "decommission-requested", Notices::of);
        tell(on, AppDecommissioned.class, "decommissioned", Notices::of);
        tell(on, BudgetCrossed.class, "budget-crossed", Notices::of);
    }

    private <E extends AppEvent> void tell(
            EventRegistry on, Class<E> type, String kind, Function<E, Content.Notice> words) {
        on.on(type, (event, envelope) -> messages.tellOwner(kind, event, words.apply(event)));
    }
}
