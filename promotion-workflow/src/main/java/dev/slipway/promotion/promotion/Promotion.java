package dev.slipway.promotion.promotion;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A promotion as its row says.
 *
 * @param id of the process
 * @param number of the process; grows
 * @param revision of the app that was last acted on
 * @param environment that it is on its way to, or in
 * @param waitingFor in plain words
 * @param since when it entered the state
 * @param cancelledBy opaque id, once somebody wants it to end
 * @param supersededBy digest of the newer build, once there is one
 */
record Promotion(
        UUID id,
        long number,
        String app,
        String digest,
        @Nullable String version,
        @Nullable String repository,
        long revision,
        PromotionState state,
        String environment,
        @Nullable String waitingFor,
        Instant since,
        boolean paused,
        @Nullable String cancelledBy,
        @Nullable String supersededBy) {}
