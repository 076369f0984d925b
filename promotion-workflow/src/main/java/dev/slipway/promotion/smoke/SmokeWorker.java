package dev.slipway.promotion.smoke;

import dev.slipway.contracts.activities.Step;
import dev.slipway.promotion.process.NotYet;
import dev.slipway.promotion.process.ProcessHistory;
import dev.slipway.promotion.process.RecordedSteps;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Makes the checks outside any transaction, and records and announces their result in one. That the gateway has no certificate of the name yet is no fault of the
 * app's: they are made again then, for a while.
 */
@Component("smokeActivities")
class SmokeWorker implements SmokeActivities {
    private final SmokeChecks checks;
    private final RecordedSteps steps;
    private final ProcessHistory history;
    private final SmokeEvents events;
    private final SmokeProperties properties;
    private final Clock clock;

    SmokeWorker(
            SmokeChecks checks,
            RecordedSteps steps,
            ProcessHistory history,
            SmokeEvents events,
            SmokeProperties properties,
            Clock clock) {
        this.properties = properties;
        this.clock = clock;
        this.checks = checks;
        this.steps = steps;
        this.history = history;
        this.events = events;
    }

    @Override
    public SmokeReport ensureChecked(SmokeRequest request) {
        return steps.recorded(request.step(), SmokeReport.class).orElseGet(() -> check(request));
    }

    private SmokeReport check(SmokeRequest request) {
        var round = checks.run(request);
        if (round.lacksCertificate()
                && !Boolean.FALSE.equals(request.awaitsCertificate())
                && clock.instant().isBefore(begun(request.step()).plus(properties.certificateWithin()))) {
            throw NotYet.because("the gateway has no certificate of " + request.host());
        }
        return record(request, round.report());
    }

    private Instant begun(Step step) {
        return steps.once(new Step(step.process(), step.name() + "-begun"), Instant.class, clock::instant);
    }

    private SmokeReport record(SmokeRequest request, SmokeReport report) {
        return steps.once(request.step(), SmokeReport.class, () -> {
            history.append(UUID.fromString(request.step().process()), "smoke", report.inWords(request.environment()));
            events.checked(request, report);
            return report;
        });
    }
}
