package dev.slipway.contracts.dns;

import dev.slipway.contracts.AppEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The authoritative servers answer the name, and it has a certificate.
 *
 * @param app the app's name
 * @param revision the app's revision
 * @param certificate id
 */
public record DomainProvisioned(
        String app,
        long revision,
        String fqdn,
        String environment,
        String url,
        @Nullable UUID certificate) implements DnsEvent, AppEvent {}
