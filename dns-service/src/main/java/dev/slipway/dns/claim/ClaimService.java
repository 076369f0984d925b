package dev.slipway.dns.claim;

import dev.slipway.dns.claim.Claim.State;
import dev.slipway.dns.claim.ClaimOutcome.ForeignZone;
import dev.slipway.dns.claim.ClaimOutcome.HeldAlready;
import dev.slipway.dns.claim.ClaimOutcome.LooksLike;
import dev.slipway.dns.claim.ClaimOutcome.Refused;
import dev.slipway.dns.claim.ClaimOutcome.Taken;
import dev.slipway.dns.claim.ClaimOutcome.Won;
import dev.slipway.dns.zone.Fqdn;
import dev.slipway.dns.zone.Zones;
import dev.slipway.runtime.Uuid7;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The one place where claims are given and taken back. */
@Service
public class ClaimService {
    private final ClaimRepository claims;
    private final ClaimEvents events;
    private final Zones zones;
    private final Clock clock;

    ClaimService(ClaimRepository claims, ClaimEvents events, Zones zones, Clock clock) {
        this.claims = claims;
        this.events = events;
        this.zones = zones;
        this.clock = clock;
    }

    /** Gives the name to at most one app. Safe to repeat: who holds it already is told so. */
    @Transactional
    public ClaimOutcome claim(NameRequest request) {
        var refusal = zones.refusalOf(request.label());
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        var zone = zones.zoneOf(request.team(), request.environment())
                .orElseThrow(() -> new IllegalArgumentException("No zone is configured for " + request.environment()));
        var fqdn = new Fqdn(request.label() + "." + zone);
        return claims.insert(Uuid7.next(), fqdn, request, clock.instant())
                .<ClaimOutcome>map(won -> {
                    events.requested(won, request.by());
                    return new Won(won);
                })
                .orElseGet(() -> whyNot(fqdn, request.app()));
    }

    /** The same, in a zone that the asker names: it must be the one of the app's own team. */
    @Transactional
    public ClaimOutcome claimIn(String zone, NameRequest request) {
        var own = zones.zoneOf(request.team(), zones.environmentOf(zone).orElse("production"))
                .orElse("");
        return own.equals(zone) ? claim(request) : new ForeignZone(zone, own);
    }

    /** The claim of a name, the newest one first; released ones included. */
    @Transactional(readOnly = true)
    public Optional<Claim> find(Fqdn fqdn) {
        return claims.holder(fqdn).or(() -> claims.newest(fqdn));
    }

    /** The claim of a name that somebody holds. */
    @Transactional(readOnly = true)
    public Optional<Claim> held(Fqdn fqdn) {
        return claims.holder(fqdn);
    }

    /**
     * Whether the claim still stands; if so, it stands until the caller's transaction ends. Whoever asked somebody else on a claim's behalf looks again before the
     * answer is recorded: the name may have been given back meanwhile, and be another's by now.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean stillHeld(Claim claim) {
        return claims.lock(claim.id());
    }

    @Transactional(readOnly = true)
    public List<Claim> heldBy(String app, @Nullable String environment) {
        return claims.heldBy(app, environment);
    }

    /** Tells, once, that the name is in service. */
    @Transactional
    public void announce(Claim claim, @Nullable UUID certificate) {
        if (claims.announce(claim.id(), clock.instant())) {
            events.provisioned(claim, certificate);
        }
    }

    /** Gives the name back, once. */
    @Transactional
    public void release(Claim claim) {
        if (claim.state() != State.RELEASED && claims.release(claim.id(), clock.instant())) {
            events.released(claim);
        }
    }

    private ClaimOutcome whyNot(Fqdn fqdn, String app) {
        return claims.holder(fqdn)
                .<ClaimOutcome>map(
                        holder -> holder.app().equals(app) ? new HeldAlready(holder) : new Taken(fqdn.value()))
                .or(() -> claims.lookAlike(fqdn)
                        .map(other -> new LooksLike(fqdn.value(), other.fqdn().value())))
                .orElseGet(() -> new Taken(fqdn.value())); // given back between the two looks; the asker may try again
    }
}
