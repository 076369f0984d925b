package dev.slipway.dns.record;

import java.util.List;

/**
 * What is to stand in the zone for a name.
 *
 * @param addresses IPv4 addresses
 * @param ownerMarker text of the marker
 * @param ttlSeconds of all of them
 */
public record OwnedRecords(List<String> addresses, String ownerMarker, int ttlSeconds) {
    private static final String CLAIM = ",claim=";

    /** Whether the other marker is of another claim of the same app: of one that the records here have lost, since they allow an app one claim of a name. */
    public boolean inheritsFrom(String otherMarker) {
        return otherMarker.contains(CLAIM) && withoutClaim(otherMarker).equals(withoutClaim(ownerMarker));
    }

    private static String withoutClaim(String marker) {
        var claim = marker.lastIndexOf(CLAIM);
        return claim < 0 ? marker : marker.substring(0, claim);
    }
}
