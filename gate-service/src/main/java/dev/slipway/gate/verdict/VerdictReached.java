package dev.slipway.gate.verdict;

import dev.slipway.gate.registry.Digest;

/** Told inside the service, in the transaction that records it: there is something new to say about a build. */
public record VerdictReached(String app, Digest digest) {}
