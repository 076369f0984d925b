package dev.slipway.dns.record;

/**
 * A record that should stand in a zone.
 *
 * @param ttl in seconds
 */
public record DesiredRecord(String name, String type, int ttl, String data) {}
