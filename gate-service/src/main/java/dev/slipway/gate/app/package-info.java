/**
 * Apps as the gate has to know them: a read model of their events, which notices that something has changed and which digests are live, and the one place that
 * asks the catalog about apps. Nothing is decided from the read model.
 */
@NullMarked
package dev.slipway.gate.app;

import org.jspecify.annotations.NullMarked;
