package dev.slipway.contracts.promotion;

import dev.slipway.contracts.AppEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Nobody decided in time.
 *
 * @param app the app's name
 * @param revision the app's revision
 * @param promotion id
 * @param digest sha256:…
 */
public record PromotionExpired(
        String app,
        long revision,
        UUID promotion,
        String digest,
        @Nullable String version) implements PromotionEvent, AppEvent {}
