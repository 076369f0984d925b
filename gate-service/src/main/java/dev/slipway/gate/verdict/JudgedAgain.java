package dev.slipway.gate.verdict;

import dev.slipway.gate.app.AppChanged;
import dev.slipway.gate.app.KnownAppRepository;
import dev.slipway.gate.app.LiveDigest;
import dev.slipway.gate.evidence.EvidenceArrived;
import dev.slipway.gate.evidence.EvidenceSubject;
import dev.slipway.gate.registry.Build;
import dev.slipway.gate.registry.BuildRead;
import dev.slipway.gate.registry.BuildRepository;
import dev.slipway.gate.registry.Digest;
import dev.slipway.gate.registry.RegistryProperties;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Which builds have to be judged again when something has changed. In the transaction of the change, so that none is forgotten. */
@Component
class JudgedAgain {
    private final JudgeJob job;
    private final BuildRepository builds;
    private final KnownAppRepository apps;
    private final RegistryProperties registry;
    private final VerdictProperties properties;

    JudgedAgain(
            JudgeJob job,
            BuildRepository builds,
            KnownAppRepository apps,
            RegistryProperties registry,
            VerdictProperties properties) {
        this.job = job;
        this.builds = builds;
        this.apps = apps;
        this.registry = registry;
        this.properties = properties;
    }

    @EventListener
    void on(BuildRead read) {
        job.enqueue(read.build());
    }

    @EventListener
    void on(EvidenceArrived arrived) {
        switch (arrived.subject()) {
            case EvidenceSubject.OfImage(var digest) -> enqueue(builds.withDigest(digest));
            case EvidenceSubject.OfCommit(var commit) -> enqueue(builds.ofCommit(commit));
        }
    }

    /** The newest builds, which may be waiting for this change, and what is live, which may have to go. */
    @EventListener
    void on(AppChanged changed) {
        Set<Build> concerned = new LinkedHashSet<>();
        registry.pathOf(changed.imageRepository())
                .ifPresent(repository -> concerned.addAll(builds.newest(repository, properties.newestJudgedAgain())));
        concerned.addAll(buildsOf(apps.liveOf(changed.app())));
        enqueue(concerned);
    }

    /** Everything that is live. */
    void live() {
        enqueue(buildsOf(apps.live()));
    }

    /** Always in the same order: each wish is a row that stays locked until the commit, and two who want the same builds must not wait for each other. */
    private void enqueue(Collection<Build> concerned) {
        concerned.stream()
                .sorted(Comparator.comparing(Build::repository)
                        .thenComparing(build -> build.digest().value()))
                .forEach(job::enqueue);
    }

    private List<Build> buildsOf(List<LiveDigest> live) {
        return live.stream()
                .flatMap(each -> Digest.parse(each.digest()).stream())
                .distinct()
                .flatMap(digest -> builds.withDigest(digest).stream())
                .toList();
    }
}
