package dev.slipway.contracts.promotion;

import dev.slipway.contracts.AppEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A deploy was undone in Git, and the cluster reports the good digest.
 *
 * @param app the app's name
 * @param revision the app's revision
 * @param promotion id
 * @param digest sha256:…
 * @param good sha256:… that runs again; none if nothing ran before
 * @param reason in plain words, with the check that failed
 * @param commit that rolled back
 */
public record PromotionRolledBack(
        String app,
        long revision,
        UUID promotion,
        String digest,
        @Nullable String version,
        String environment,
        @Nullable String good,
        String reason,
        String commit)
        implements PromotionEvent, AppEvent {}
