package dev.slipway.contracts.gate;

import dev.slipway.contracts.SlipwayEvent;

/** The events of topic {@code slipway.gate}. */
public sealed interface GateEvent extends SlipwayEvent
        permits BuildPublished, BuildSigned, EvidenceRecorded, GatePassed, GateFailed, VerdictChanged {}
