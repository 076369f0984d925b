package dev.slipway.contracts.promotion;

import dev.slipway.contracts.AppEvent;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The declared checks of the running app were made.
 *
 * @param app the app's name
 * @param revision the app's revision
 * @param promotion id
 * @param digest sha256:…
 */
public record SmokeChecked(
        String app,
        long revision,
        UUID promotion,
        String digest,
        @Nullable String version,
        String environment,
        boolean passed,
        List<CheckResult> checks)
        implements PromotionEvent, AppEvent {}
