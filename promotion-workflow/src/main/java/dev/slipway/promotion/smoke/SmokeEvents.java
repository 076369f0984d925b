package dev.slipway.promotion.smoke;

import dev.slipway.contracts.promotion.SmokeChecked;
import dev.slipway.runtime.event.Outbox;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class SmokeEvents {
    private final Outbox outbox;

    SmokeEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    void checked(SmokeRequest request, SmokeReport report) {
        outbox.append(new SmokeChecked(
                request.app(),
                request.revision(),
                UUID.fromString(request.step().process()),
                request.digest(),
                request.version(),
                request.environment(),
                report.allPassed(),
                report.checks()));
    }
}
