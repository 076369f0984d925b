package dev.slipway.gate.verdict;

import dev.slipway.contracts.activities.Authors;
import dev.slipway.contracts.activities.FindingSummary;
import dev.slipway.contracts.activities.GateActivities;
import dev.slipway.contracts.activities.TaskQueues;
import dev.slipway.contracts.activities.VerdictAnswer;
import dev.slipway.contracts.activities.VerdictRequest;
import dev.slipway.contracts.http.AppView;
import dev.slipway.gate.app.Apps;
import dev.slipway.gate.policy.Environment;
import dev.slipway.gate.registry.Build;
import dev.slipway.gate.registry.BuildService;
import dev.slipway.gate.registry.Digest;
import dev.slipway.gate.registry.RegistryProperties;
import dev.slipway.gate.source.BuildAuthors;
import io.temporal.failure.ApplicationFailure;
import io.temporal.spring.boot.ActivityImpl;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Answers workflows. A question is answered once: whoever asks again with the same process and step gets what was answered then. While catalog, registry or GitHub
 * cannot be asked, the attempt fails and is repeated.
 */
@Component
@ActivityImpl(taskQueues = TaskQueues.GATE)
class VerdictActivities implements GateActivities {
    private final Apps apps;
    private final BuildService builds;
    private final BuildAuthors authors;
    private final RegistryProperties registry;
    private final Judgements judgements;
    private final VerdictRepository verdicts;
    private final TransactionTemplate transaction;

    VerdictActivities(
            Apps apps,
            BuildService builds,
            BuildAuthors authors,
            RegistryProperties registry,
            Judgements judgements,
            VerdictRepository verdicts,
            TransactionTemplate transaction) {
        this.apps = apps;
        this.builds = builds;
        this.authors = authors;
        this.registry = registry;
        this.judgements = judgements;
        this.verdicts = verdicts;
        this.transaction = transaction;
    }

    @Override
    public VerdictAnswer ensureVerdict(VerdictRequest request) {
        var answered = verdicts.answer(request.step());
        if (answered.isPresent()) {
            return answered.get();
        }
        var digest = Digest.parse(request.digest())
                .orElseThrow(() -> never("UnknownBuild", request.digest() + " is not a digest"));
        var environment = Environment.ofWord(request.environment())
                .orElseThrow(() -> never("UnknownEnvironment", request.environment() + " is not an environment"));
        var app = apps.named(request.app()).orElseThrow(() -> never("UnknownApp", "There is no app " + request.app()));
        var build = build(app, digest);
        var wrote = authors(app, build, environment);
        return transaction.execute(_ -> answer(request, app, build, environment, wrote));
    }

    /** For production alone, about which people decide. */
    private @Nullable Authors authors(AppView app, Build build, Environment environment) {
        return environment == Environment.PRODUCTION ? authors.of(app, build) : null;
    }

    private VerdictAnswer answer(
            VerdictRequest request, AppView app, Build build, Environment environment, @Nullable Authors wrote) {
        verdicts.lock(app.name(), build.digest());
        var meanwhile = verdicts.answer(request.step());
        if (meanwhile.isPresent()) {
            return meanwhile.get();
        }
        var answer = answer(judgements.judge(app, build, environment), wrote);
        verdicts.remember(request.step(), answer);
        return answer;
    }

    /** As the registry holds it now: it may never have been announced, or been signed since. */
    private Build build(AppView app, Digest digest) {
        return registry.pathOf(app.image().repository())
                .flatMap(repository -> builds.read(repository, digest, null))
                .orElseThrow(() ->
                        never("UnknownBuild", "The registry has no usable image " + digest + " of " + app.name()));
    }

    private static VerdictAnswer answer(Verdict verdict, @Nullable Authors wrote) {
        return new VerdictAnswer(
                verdict.id().toString(),
                verdict.outcome(),
                verdict.risk().word(),
                verdict.revision(),
                verdict.build().version(),
                verdict.build().commit(),
                verdict.build().repository(),
                verdict.findings().stream()
                        .map(finding -> new FindingSummary(
                                finding.rule(), finding.level().word(), finding.title(), finding.fix()))
                        .toList(),
                wrote);
    }

    private static ApplicationFailure never(String type, String why) {
        return ApplicationFailure.newNonRetryableFailure(why, type);
    }
}
