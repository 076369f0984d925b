package dev.slipway.contracts.promotion;

import dev.slipway.contracts.AppEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The cluster reports the digest as running.
 *
 * @param app the app's name
 * @param revision the app's revision
 * @param promotion id
 * @param digest sha256:…
 * @param environment staging or production
 * @param commit of the environments repository
 */
public record EnvironmentDeployed(
        String app,
        long revision,
        UUID promotion,
        String digest,
        @Nullable String version,
        String environment,
        String url,
        String commit)
        implements PromotionEvent, AppEvent {}
