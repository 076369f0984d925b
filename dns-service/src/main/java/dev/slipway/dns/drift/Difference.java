package dev.slipway.dns.drift;

import java.util.List;

/**
 * A name of which zone and records do not say the same.
 *
 * @param recorded what should stand in the zone by the records, as {@code name type data}
 * @param zone what stands there
 * @param text what is the matter, and what a person can do
 */
public record Difference(String fqdn, List<String> recorded, List<String> zone, String text) {}
