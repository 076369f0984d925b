package dev.slipway.contracts.promotion;

import dev.slipway.contracts.AppEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A newer build took the place of one that waited.
 *
 * @param app the app's name
 * @param revision the app's revision
 * @param promotion id
 * @param digest sha256:…
 * @param newer sha256:… of the newer build
 */
public record PromotionSuperseded(
        String app,
        long revision,
        UUID promotion,
        String digest,
        @Nullable String version,
        String newer) implements PromotionEvent, AppEvent {}
