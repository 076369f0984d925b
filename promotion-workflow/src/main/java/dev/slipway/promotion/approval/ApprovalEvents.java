package dev.slipway.promotion.approval;

import dev.slipway.contracts.promotion.ApprovalRequested;
import dev.slipway.contracts.promotion.DecisionRecorded;
import dev.slipway.runtime.event.Outbox;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class ApprovalEvents {
    private final Outbox outbox;

    ApprovalEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    void requested(
            Approval approval,
            Instant expires,
            List<String> because,
            @Nullable String environment,
            @Nullable String url) {
        outbox.append(new ApprovalRequested(
                approval.app(),
                approval.revision(),
                approval.id(),
                approval.about(),
                approval.process(),
                approval.digest(),
                approval.version(),
                environment,
                approval.risk(),
                approval.required().stream().map(Requirement::inWords).toList(),
                because,
                url,
                expires));
    }

    void decided(Approval approval, Decision decision) {
        outbox.append(new DecisionRecorded(
                approval.app(),
                decision.revision(),
                decision.id(),
                approval.id(),
                approval.about(),
                approval.process(),
                approval.digest(),
                decision.person(),
                decision.chatIdentity(),
                decision.channel(),
                decision.choice(),
                decision.granted(),
                decision.why()));
    }
}
