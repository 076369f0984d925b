package dev.slipway.gate.verdict;

import dev.slipway.gate.policy.Environment;
import dev.slipway.gate.registry.Digest;
import dev.slipway.runtime.job.Job;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Announces that something is missing, when it is still missing after the grace. */
@Component
class OverdueJob implements Job<OverdueJob.Missing> {
    private final VerdictRepository verdicts;
    private final VerdictEvents events;
    private final ApplicationEventPublisher inside;
    private final TransactionTemplate transaction;

    OverdueJob(
            VerdictRepository verdicts,
            VerdictEvents events,
            ApplicationEventPublisher inside,
            TransactionTemplate transaction) {
        this.verdicts = verdicts;
        this.events = events;
        this.inside = inside;
        this.transaction = transaction;
    }

    /** @param since when it began to be missing */
    record Missing(String app, Digest digest, Environment environment, Instant since) {
        String id() {
            return app + "/" + digest.hex() + "/" + environment.word() + "/" + since.toEpochMilli();
        }
    }

    @Override
    public String name() {
        return "overdue";
    }

    @Override
    public Class<Missing> dataType() {
        return Missing.class;
    }

    @Override
    public void run(Missing missing) {
        transaction.executeWithoutResult(_ -> announce(missing));
    }

    private void announce(Missing missing) {
        verdicts.lock(missing.app(), missing.digest());
        var standing = verdicts.standing(missing.app(), missing.digest(), missing.environment())
                .filter(now -> now.isOverdue(missing.since()));
        var verdict = verdicts.find(missing.app(), missing.digest(), missing.environment());
        if (standing.isPresent() && verdict.isPresent()) {
            verdicts.stand(verdict.get(), standing.get().announcedUndetermined());
            events.failed(verdict.get());
            inside.publishEvent(new VerdictReached(missing.app(), missing.digest()));
        }
    }
}
