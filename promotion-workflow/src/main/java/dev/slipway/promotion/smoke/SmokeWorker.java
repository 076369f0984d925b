package dev.slipway.promotion.smoke;

import dev.slipway.promotion.process.ProcessHistory;
import dev.slipway.promotion.process.RecordedSteps;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes the checks outside any transaction, and records and announces their result in one. */
@Component("smokeActivities")
class SmokeWorker implements SmokeActivities {
    private final SmokeChecks checks;
    private final RecordedSteps steps;
    private final ProcessHistory history;
    private final SmokeEvents events;

    SmokeWorker(SmokeChecks checks, RecordedSteps steps, ProcessHistory history, SmokeEvents events) {
        this.checks = checks;
        this.steps = steps;
        this.history = history;
        this.events = events;
    }

    @Override
    public SmokeReport ensureChecked(SmokeRequest request) {
        return steps.recorded(request.step(), SmokeReport.class).orElseGet(() -> record(request, checks.run(request)));
    }

    private SmokeReport record(SmokeRequest request, SmokeReport report) {
        return steps.once(request.step(), SmokeReport.class, () -> {
            history.append(UUID.fromString(request.step().process()), "smoke", report.inWords(request.environment()));
            events.checked(request, report);
            return report;
        });
    }
}
