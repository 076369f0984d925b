package dev.slipway.dns.claim;

import dev.slipway.contracts.dns.DomainProvisioned;
import dev.slipway.contracts.dns.DomainReleased;
import dev.slipway.contracts.dns.DomainRequested;
import dev.slipway.runtime.event.Outbox;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells what became of a name. */
@Component
class ClaimEvents {
    private final Outbox outbox;

    ClaimEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    void requested(Claim claim, String by) {
        outbox.append(new DomainRequested(
                claim.app(), claim.appRevision(), claim.fqdn().value(), claim.environment(), by));
    }

    void provisioned(Claim claim, @Nullable UUID certificate) {
        var url = (certificate == null ? "http://" : "https://") + claim.fqdn();
        outbox.append(new DomainProvisioned(
                claim.app(), claim.appRevision(), claim.fqdn().value(), claim.environment(), url, certificate));
    }

    void released(Claim claim) {
        outbox.append(new DomainReleased(
                claim.app(), claim.appRevision(), claim.fqdn().value(), claim.environment()));
    }
}
