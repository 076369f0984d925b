package dev.slipway.contracts.promotion;

import dev.slipway.contracts.AppEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An operator lets a promotion go on that was held.
 *
 * @param app the app's name
 * @param revision the app's revision
 * @param promotion id
 * @param digest sha256:…
 * @param by opaque id of the operator
 */
public record PromotionResumed(
        String app,
        long revision,
        UUID promotion,
        String digest,
        @Nullable String version,
        String by) implements PromotionEvent, AppEvent {}
