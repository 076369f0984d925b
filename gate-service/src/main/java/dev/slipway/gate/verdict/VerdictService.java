package dev.slipway.gate.verdict;

import dev.slipway.contracts.http.AppView;
import dev.slipway.gate.app.Apps;
import dev.slipway.gate.policy.Environment;
import dev.slipway.gate.registry.Build;
import dev.slipway.gate.registry.BuildRepository;
import dev.slipway.gate.registry.Digest;
import dev.slipway.gate.registry.RegistryProperties;
import dev.slipway.runtime.telemetry.LogContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Judges builds, and knows how they were judged. */
@Service
public class VerdictService {
    private static final Logger LOG = LoggerFactory.getLogger(VerdictService.class);
    private static final String ARCHIVED = "archived";

    private final Apps apps;
    private final BuildRepository builds;
    private final RegistryProperties registry;
    private final Judgements judgements;
    private final VerdictRepository verdicts;
    private final TransactionTemplate transaction;

    VerdictService(
            Apps apps,
            BuildRepository builds,
            RegistryProperties registry,
            Judgements judgements,
            VerdictRepository verdicts,
            TransactionTemplate transaction) {
        this.apps = apps;
        this.builds = builds;
        this.registry = registry;
        this.judgements = judgements;
        this.verdicts = verdicts;
        this.transaction = transaction;
    }

    /**
     * Judges the build for every environment, for the app that its image belongs to at this moment. Without effect for an image of no app, or of an archived
     * one: its last verdict stands.
     *
     * @throws dev.slipway.runtime.RetryableException if the catalog cannot be asked
     */
    void judge(String repository, Digest digest) {
        var build = builds.find(repository, digest);
        if (build.isEmpty()) {
            return;
        }
        var app = apps.byImage(registry.nameOf(repository));
        if (app.isEmpty()) {
            LOG.info("{} {} belongs to no registered app and is not judged", repository, digest);
            return;
        }
        if (!app.get().lifecycle().state().equals(ARCHIVED)) {
            try (var _ = LogContext.about("app/" + app.get().name())) {
                transaction.executeWithoutResult(_ -> judgeEverywhere(app.get(), build.get()));
            }
        }
    }

    /**
     * The verdict that holds for the digest.
     *
     * @param app null for the strictest of all apps whose image it is
     */
    public Optional<Verdict> find(Digest digest, @Nullable String app, Environment environment) {
        return app != null
                ? verdicts.find(app, digest, environment)
                : verdicts.find(digest, environment).stream().max(Verdict.BY_STRICTNESS);
    }

    /** Whether others were told that something has been missing for too long. */
    public boolean isOverdue(Verdict verdict) {
        return verdicts.standing(verdict.app(), verdict.build().digest(), verdict.environment())
                .filter(standing -> Verdict.UNDETERMINED.equals(standing.announced()))
                .isPresent();
    }

    private void judgeEverywhere(AppView app, Build build) {
        verdicts.lock(app.name(), build.digest());
        for (var environment : Environment.values()) {
            judgements.judge(app, build, environment);
        }
    }
}
