package dev.slipway.gate.registry;

import dev.slipway.contracts.gate.BuildPublished;
import dev.slipway.gate.app.AppRevision;
import dev.slipway.runtime.event.Outbox;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells other services about builds. */
@Component
class BuildEvents {
    private final Outbox outbox;
    private final BuildRepository builds;

    BuildEvents(Outbox outbox, BuildRepository builds) {
        this.outbox = outbox;
        this.builds = builds;
    }

    void published(Build build, Optional<AppRevision> app) {
        outbox.append(new BuildPublished(
                app.map(AppRevision::name).orElse(null),
                app.map(AppRevision::revision).orElse(0L),
                build.repository(),
                build.digest().value(),
                build.tag(),
                build.version(),
                build.commit(),
                build.source(),
                builds.number(build.repository(), build.digest()).orElse(null)));
    }
}
