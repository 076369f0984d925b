package dev.slipway.promotion.decommission;

import java.time.Instant;
import java.util.UUID;

/**
 * A decommission as its row says.
 *
 * @param id of the process
 * @param revision of the app when it was asked for
 */
record Decommission(UUID id, String app, String reason, long revision, DecommissionState state, Instant since) {}
