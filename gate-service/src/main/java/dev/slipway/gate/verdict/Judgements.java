package dev.slipway.gate.verdict;

import dev.slipway.contracts.http.AppView;
import dev.slipway.gate.app.KnownAppRepository;
import dev.slipway.gate.app.LiveDigest;
import dev.slipway.gate.policy.Environment;
import dev.slipway.gate.registry.Build;
import dev.slipway.runtime.Digests;
import dev.slipway.runtime.RetryableException;
import dev.slipway.runtime.job.Jobs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Records judgements. A verdict is written when it differs from the one that holds, and a change of outcome is announced with it. */
@Component
class Judgements {
    private static final Duration ASK_AGAIN = Duration.ofMillis(200);

    private final Judge judge;
    private final VerdictRepository verdicts;
    private final VerdictEvents events;
    private final KnownAppRepository apps;
    private final Jobs jobs;
    private final OverdueJob overdue;
    private final VerdictProperties properties;
    private final ApplicationEventPublisher inside;
    private final JsonMapper json;

    Judgements(
            Judge judge,
            VerdictRepository verdicts,
            VerdictEvents events,
            KnownAppRepository apps,
            Jobs jobs,
            OverdueJob overdue,
            VerdictProperties properties,
            ApplicationEventPublisher inside,
            JsonMapper json) {
        this.judge = judge;
        this.verdicts = verdicts;
        this.events = events;
        this.apps = apps;
        this.jobs = jobs;
        this.overdue = overdue;
        this.properties = properties;
        this.inside = inside;
        this.json = json;
    }

    /**
     * Judges and records. The caller holds the lock of the build, so that two judgements never cross.
     *
     * @throws RetryableException if the app was told of in a newer state than this one
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Verdict judge(AppView app, Build build, Environment environment) {
        var before = verdicts.standing(app.name(), build.digest(), environment).orElse(null);
        if (before != null && before.revision() > app.revision()) {
            throw new RetryableException(app.name() + " has changed while it was asked about", ASK_AGAIN);
        }
        var judged = judge.judge(app, build, environment);
        var hash = hash(judged);
        if (before != null && before.contentHash().equals(hash)) {
            return keep(judged, before);
        }
        verdicts.add(judged, hash);
        var now = Standing.after(before, judged, hash, judged.evaluatedAt());
        verdicts.stand(judged, now);
        announce(judged, before, now);
        return judged;
    }

    /** Nothing new: the verdict that holds was only made again. */
    private Verdict keep(Verdict judged, Standing standing) {
        verdicts.stand(judged, standing);
        return verdicts.find(judged.app(), judged.build().digest(), judged.environment())
                .orElse(judged);
    }

    private void announce(Verdict verdict, @Nullable Standing before, Standing now) {
        for (var news : now.since(before, isLive(verdict))) {
            switch (news) {
                case PASSED -> events.passed(verdict);
                case FAILED -> events.failed(verdict);
                case TURNED_BAD -> events.turnedBad(verdict, Verdict.PASSED);
            }
        }
        var since = now.undeterminedSince();
        if (since != null && now.becomesUndetermined(before)) {
            var waited = new OverdueJob.Missing(verdict.app(), verdict.build().digest(), verdict.environment(), since);
            jobs.enqueueAt(overdue, waited.id(), waited, since.plus(properties.undeterminedGrace()));
        }
        inside.publishEvent(new VerdictReached(verdict.app(), verdict.build().digest()));
    }

    private boolean isLive(Verdict verdict) {
        return apps.isLive(new LiveDigest(
                verdict.app(),
                verdict.environment().word(),
                verdict.build().digest().value()));
    }

    /** Over all that makes one verdict differ from another; not when it was made. */
    private String hash(Verdict verdict) {
        var content = List.of(
                verdict.revision(),
                verdict.outcome(),
                verdict.risk(),
                verdict.findings(),
                verdict.missing(),
                verdict.policyVersion(),
                verdict.evidence().stream().map(EvidenceRef::id).sorted().toList());
        return Digests.sha256Hex(json.writeValueAsString(content).getBytes(StandardCharsets.UTF_8));
    }
}
