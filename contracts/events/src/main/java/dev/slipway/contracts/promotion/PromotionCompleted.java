package dev.slipway.contracts.promotion;

import dev.slipway.contracts.AppEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The build is live in production.
 *
 * @param app the app's name
 * @param revision the app's revision
 * @param promotion id
 * @param digest sha256:…
 * @param commit of the environments repository
 */
public record PromotionCompleted(
        String app,
        long revision,
        UUID promotion,
        String digest,
        @Nullable String version,
        String url,
        String commit) implements PromotionEvent, AppEvent {}
