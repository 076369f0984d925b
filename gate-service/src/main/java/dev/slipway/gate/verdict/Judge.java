package dev.slipway.gate.verdict;

import dev.slipway.contracts.http.AppView;
import dev.slipway.gate.evidence.EvidenceService;
import dev.slipway.gate.evidence.StoredEvidence;
import dev.slipway.gate.evidence.sigstore.SignatureService;
import dev.slipway.gate.policy.Environment;
import dev.slipway.gate.policy.PolicyEngine;
import dev.slipway.gate.policy.PolicyInput;
import dev.slipway.gate.policy.Risk;
import dev.slipway.gate.registry.Build;
import dev.slipway.gate.registry.RegistryProperties;
import dev.slipway.runtime.Uuid7;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** Brings together what is known about a build and has it judged. Writes nothing of its own. */
@Component
class Judge {
    private static final String UNTRIAGED = "untriaged";

    private final EvidenceService evidence;
    private final SignatureService signatures;
    private final RegistryProperties registry;
    private final PolicyEngine policies;
    private final Clock clock;

    Judge(
            EvidenceService evidence,
            SignatureService signatures,
            RegistryProperties registry,
            PolicyEngine policies,
            Clock clock) {
        this.evidence = evidence;
        this.signatures = signatures;
        this.registry = registry;
        this.policies = policies;
        this.clock = clock;
    }

    /** Judges on what is committed now, in the caller's transaction. */
    Verdict judge(AppView app, Build build, Environment environment) {
        var known = evidence.about(build);
        var risk = UNTRIAGED.equals(app.risk().source())
                ? Risk.HIGH
                : Risk.ofWord(app.risk().level());
        var input = new PolicyInput(
                environment,
                risk,
                InputParts.app(app),
                new PolicyInput.Build(
                        registry.referenceTo(build.repository(), build.digest()),
                        build.digest().value(),
                        build.version(),
                        build.commit()),
                signatures.of(build).stream()
                        .map(check -> new PolicyInput.Signature(check.state().word()))
                        .toList(),
                InputParts.evidence(
                        known.counting().stream().map(StoredEvidence::evidence).toList()),
                InputParts.setAside(known));
        var outcome = policies.judge(input);
        return new Verdict(
                Uuid7.next(),
                app.name(),
                app.revision(),
                build,
                environment,
                outcome.word(),
                risk,
                outcome.findings(),
                outcome.missing(),
                policies.version(),
                known.counting().stream().map(EvidenceRef::to).toList(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
