package dev.slipway.contracts.dns;

import dev.slipway.contracts.AppEvent;

/**
 * A name was claimed for an app.
 *
 * @param app the app's name
 * @param revision the app's revision
 * @param by opaque id of the person, or name of the machine or service
 */
public record DomainRequested(String app, long revision, String fqdn, String environment, String by)
        implements DnsEvent, AppEvent {}
