package dev.slipway.gate.verdict;

import dev.slipway.gate.app.LiveDigest;
import dev.slipway.gate.app.WentLive;
import dev.slipway.gate.policy.Environment;
import dev.slipway.gate.registry.Digest;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A build may have turned bad on its way to where it runs, before anybody here knew that it is live. Judging and this hold the same lock, so that one of the two
 * sees the other and tells it.
 */
@Component
class LiveAlready {
    private final VerdictRepository verdicts;
    private final VerdictEvents events;

    LiveAlready(VerdictRepository verdicts, VerdictEvents events) {
        this.verdicts = verdicts;
        this.events = events;
    }

    @EventListener
    void on(WentLive went) {
        Digest.parse(went.live().digest()).ifPresent(digest -> lookAt(went.live(), digest));
    }

    private void lookAt(LiveDigest live, Digest digest) {
        verdicts.lock(live.app(), digest);
        Environment.ofWord(live.environment())
                .flatMap(environment -> verdicts.find(live.app(), digest, environment))
                .filter(verdict -> !verdict.outcome().equals(Verdict.PASSED))
                .ifPresent(verdict -> events.turnedBad(verdict, Verdict.PASSED));
    }
}
