package dev.slipway.catalog.audit;

import dev.slipway.runtime.job.RecurringJob;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs the head at intervals. A trail that lacks what was signed fails each of them, which an alert tells, until somebody has looked. */
final class HeadJob implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(HeadJob.class);

    private final HeadService heads;
    private final Duration every;

    HeadJob(HeadService heads, Duration every) {
        this.heads = heads;
        this.every = every;
    }

    @Override
    public String name() {
        return "audit-head";
    }

    @Override
    public Duration every() {
        return every;
    }

    @Override
    public void run() {
        switch (heads.sign()) {
            case HeadOutcome.Signed(var head) ->
                LOG.info("The head of the audit trail is signed up to position {}", head.position());
            case HeadOutcome.SignedAnew(var head, var before) ->
                LOG.warn(
                        "The audit trail has everything that was signed at position {}, in another order between the services; it is signed anew up to position {}. A database that was restored does that. If none was, somebody rewrote the order: deploy/audit/verify bounds where.",
                        before.position(),
                        head.position());
            case HeadOutcome.Unchanged() -> LOG.debug("The audit trail has nothing new to sign");
            case HeadOutcome.Overtaken() ->
                LOG.info("Somebody else wrote to the repository of heads; the next time will do");
            case HeadOutcome.Contradicted(var signed) ->
                throw new IllegalStateException(
                        "The audit trail no longer has what was signed at position %d (link %s): it was changed or cut off, or was restored from an older dump and has not read all events again yet. Nothing is signed meanwhile: deploy/audit/verify names the entries."
                                .formatted(signed.position(), signed.link()));
        }
    }
}
