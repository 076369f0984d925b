package dev.slipway.dns.record;

import java.util.List;

/**
 * What is to stand in the zone for a name.
 *
 * @param addresses IPv4 addresses
 * @param ownerMarker text of the marker
 * @param ttlSeconds of all of them
 */
public record OwnedRecords(List<String> addresses, String ownerMarker, int ttlSeconds) {}
