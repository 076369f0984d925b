package dev.slipway.contracts.promotion;

import dev.slipway.contracts.AppEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A promotion ended without success and without a rollback.
 *
 * @param app the app's name
 * @param revision the app's revision
 * @param promotion id
 * @param digest sha256:…
 * @param step where it ended
 * @param reason in plain words
 */
public record PromotionFailed(
        String app,
        long revision,
        UUID promotion,
        String digest,
        @Nullable String version,
        String step,
        String reason) implements PromotionEvent, AppEvent {}
