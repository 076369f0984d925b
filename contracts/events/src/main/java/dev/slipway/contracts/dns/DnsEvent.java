package dev.slipway.contracts.dns;

import dev.slipway.contracts.SlipwayEvent;

/** The events of topic {@code slipway.dns}. */
public sealed interface DnsEvent extends SlipwayEvent
        permits DomainRequested, CertificateIssued, DomainProvisioned, DomainReleased {}
