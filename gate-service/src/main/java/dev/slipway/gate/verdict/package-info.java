/**
 * Verdicts per app, digest and environment: asked for by events, by people and by workflows. Each judgement asks the catalog at that moment; a change of outcome is
 * announced once, in the transaction that recorded it.
 */
@NullMarked
package dev.slipway.gate.verdict;

import org.jspecify.annotations.NullMarked;
