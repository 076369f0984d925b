package dev.slipway.contracts.promotion;

import dev.slipway.contracts.AppEvent;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All approvals that were asked for are given, or none was needed.
 *
 * @param app the app's name
 * @param revision the app's revision
 * @param promotion id
 * @param digest sha256:…
 */
public record PromotionApproved(
        String app,
        long revision,
        UUID promotion,
        String digest,
        @Nullable String version,
        List<GivenApproval> approvals)
        implements PromotionEvent, AppEvent {}
