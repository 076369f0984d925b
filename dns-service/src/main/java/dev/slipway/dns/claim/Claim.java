package dev.slipway.dns.claim;

import dev.slipway.dns.zone.Fqdn;
import java.util.UUID;

/**
 * A name that an app holds, or held.
 *
 * @param appRevision of the app when it was claimed
 * @param requestedBy opaque id of the person, or name of the service
 */
public record Claim(
        UUID id, Fqdn fqdn, String app, long appRevision, String environment, String requestedBy, State state) {
    /** Where the name stands. */
    public enum State {
        /** Held; nothing stands in the zone by our promise yet. */
        CLAIMED,
        /** The servers answer it. */
        ACTIVE,
        /** Given back. */
        RELEASED
    }

    /**
     * What marks the records of this claim in the zone as ours.
     *
     * @param installation of Slipway that writes it; empty for the only one in its zones
     */
    public String ownerMarker(String installation) {
        var whose = installation.isEmpty() ? "" : ",installation=" + installation;
        return "heritage=slipway" + whose + ",app=" + app + ",claim=" + id;
    }
}
