package dev.slipway.gate.evidence;

import dev.slipway.contracts.gate.EvidenceRecorded;
import dev.slipway.gate.app.AppRevision;
import dev.slipway.gate.app.KnownAppRepository;
import dev.slipway.gate.registry.Build;
import dev.slipway.gate.registry.BuildRepository;
import dev.slipway.gate.registry.RegistryProperties;
import dev.slipway.runtime.event.Outbox;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells other services about evidence: under the app if it is known yet, else under the image, else under what it is about. */
@Component
class EvidenceEvents {
    private final Outbox outbox;
    private final BuildRepository builds;
    private final KnownAppRepository apps;
    private final RegistryProperties registry;

    EvidenceEvents(Outbox outbox, BuildRepository builds, KnownAppRepository apps, RegistryProperties registry) {
        this.outbox = outbox;
        this.builds = builds;
        this.apps = apps;
        this.registry = registry;
    }

    void recorded(StoredEvidence evidence) {
        var repository =
                buildsOf(evidence.subject()).stream().map(Build::repository).findFirst();
        Optional<AppRevision> app = repository.flatMap(name -> apps.byImage(registry.nameOf(name)));
        outbox.append(new EvidenceRecorded(
                app.map(AppRevision::name).orElse(null),
                app.map(AppRevision::revision).orElse(0L),
                repository.orElse(null),
                evidence.subject().text(),
                evidence.id(),
                evidence.kind(),
                evidence.sha256(),
                evidence.sender().name()));
    }

    private List<Build> buildsOf(EvidenceSubject subject) {
        return switch (subject) {
            case EvidenceSubject.OfImage(var digest) -> builds.withDigest(digest);
            case EvidenceSubject.OfCommit(var commit) -> builds.ofCommit(commit);
        };
    }
}
