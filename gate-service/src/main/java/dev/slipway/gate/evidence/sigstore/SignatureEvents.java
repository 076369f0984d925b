package dev.slipway.gate.evidence.sigstore;

import dev.slipway.contracts.gate.BuildSigned;
import dev.slipway.gate.app.AppRevision;
import dev.slipway.gate.registry.Build;
import dev.slipway.runtime.event.Outbox;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells other services about signatures that were verified. */
@Component
class SignatureEvents {
    private static final String FORMAT = "cosign-key";

    private final Outbox outbox;

    SignatureEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    void signed(Build build, Optional<AppRevision> app, String key) {
        outbox.append(new BuildSigned(
                app.map(AppRevision::name).orElse(null),
                app.map(AppRevision::revision).orElse(0L),
                build.repository(),
                build.digest().value(),
                key,
                FORMAT));
    }
}
