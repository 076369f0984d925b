package dev.slipway.contracts.catalog;

import dev.slipway.contracts.SlipwayEvent;

/** The events of topic {@code slipway.catalog}. */
public sealed interface CatalogEvent extends SlipwayEvent
        permits AppRegistered,
                AppUpdated,
                RiskTriaged,
                OwnershipTransferred,
                LifecycleChanged,
                TeamChanged,
                ChatIdentityLinked,
                ChatIdentityUnlinked,
                PersonLeft,
                PersonReturned {}
