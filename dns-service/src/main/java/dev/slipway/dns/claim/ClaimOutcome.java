package dev.slipway.dns.claim;

import dev.slipway.dns.zone.LabelRule;

/** Ends of asking for a name. */
public sealed interface ClaimOutcome {
    /** The app holds the name from now on. */
    record Won(Claim claim) implements ClaimOutcome {}

    /** The app held it before. */
    record HeldAlready(Claim claim) implements ClaimOutcome {}

    /** Another app holds it. */
    record Taken(String fqdn) implements ClaimOutcome {}

    /** Another app holds a name in the zone that looks the same. */
    record LooksLike(String fqdn, String other) implements ClaimOutcome {}

    /** A rule refuses the label. */
    record Refused(LabelRule rule) implements ClaimOutcome {}

    /** The zone is not the one of the app's team. */
    record ForeignZone(String zone, String own) implements ClaimOutcome {}
}
