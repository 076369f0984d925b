package dev.slipway.gate.verdict;

import dev.slipway.contracts.gate.GateFailed;
import dev.slipway.contracts.gate.GatePassed;
import dev.slipway.contracts.gate.VerdictChanged;
import dev.slipway.gate.policy.Finding;
import dev.slipway.gate.registry.BuildRepository;
import dev.slipway.runtime.event.Outbox;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells other services about verdicts. */
@Component
class VerdictEvents {
    private final Outbox outbox;
    private final BuildRepository builds;

    VerdictEvents(Outbox outbox, BuildRepository builds) {
        this.outbox = outbox;
        this.builds = builds;
    }

    void passed(Verdict verdict) {
        var build = verdict.build();
        outbox.append(new GatePassed(
                verdict.app(),
                verdict.revision(),
                build.digest().value(),
                build.version(),
                build.commit(),
                build.repository(),
                verdict.environment().word(),
                verdict.id(),
                verdict.risk().word(),
                verdict.policyVersion(),
                builds.number(build.repository(), build.digest()).orElse(null)));
    }

    /** It failed, or something has been missing for too long. */
    void failed(Verdict verdict) {
        outbox.append(new GateFailed(
                verdict.app(),
                verdict.revision(),
                verdict.build().digest().value(),
                verdict.build().version(),
                verdict.build().commit(),
                verdict.environment().word(),
                verdict.id(),
                verdict.risk().word(),
                verdict.policyVersion(),
                verdict.outcome(),
                findings(verdict)));
    }

    void turnedBad(Verdict verdict, String from) {
        outbox.append(new VerdictChanged(
                verdict.app(),
                verdict.revision(),
                verdict.build().digest().value(),
                verdict.build().version(),
                verdict.build().commit(),
                verdict.environment().word(),
                verdict.id(),
                verdict.risk().word(),
                verdict.policyVersion(),
                from,
                verdict.outcome(),
                findings(verdict)));
    }

    private static List<dev.slipway.contracts.gate.Finding> findings(Verdict verdict) {
        return verdict.findings().stream().map(VerdictEvents::finding).toList();
    }

    private static dev.slipway.contracts.gate.Finding finding(Finding finding) {
        return new dev.slipway.contracts.gate.Finding(
                finding.rule(),
                finding.level().word(),
                finding.outcome().word(),
                finding.title(),
                finding.why(),
                finding.fix(),
                finding.link());
    }
}
