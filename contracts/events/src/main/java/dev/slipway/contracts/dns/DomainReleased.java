package dev.slipway.contracts.dns;

import dev.slipway.contracts.AppEvent;

/**
 * A name was given back: no record and no certificate is left.
 *
 * @param app the app's name
 * @param revision the app's revision
 */
public record DomainReleased(String app, long revision, String fqdn, String environment)
        implements DnsEvent, AppEvent {}
