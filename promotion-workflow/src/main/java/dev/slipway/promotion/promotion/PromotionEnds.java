package dev.slipway.promotion.promotion;

import dev.slipway.promotion.promotion.PromotionEnd.Cancelled;
import dev.slipway.promotion.promotion.PromotionEnd.Completed;
import dev.slipway.promotion.promotion.PromotionEnd.Expired;
import dev.slipway.promotion.promotion.PromotionEnd.Failed;
import dev.slipway.promotion.promotion.PromotionEnd.Rejected;
import dev.slipway.promotion.promotion.PromotionEnd.RolledBack;
import dev.slipway.promotion.promotion.PromotionEnd.Superseded;
import java.util.Optional;

/** Ends as states and as sentences. */
final class PromotionEnds {
    private PromotionEnds() {}

    static PromotionState state(PromotionEnd end) {
        return switch (end) {
            case Completed _ -> PromotionState.COMPLETED;
            case Rejected _ -> PromotionState.REJECTED;
            case Expired _ -> PromotionState.EXPIRED;
            case Superseded _ -> PromotionState.SUPERSEDED;
            case Cancelled _ -> PromotionState.CANCELLED;
            case RolledBack _ -> PromotionState.ROLLED_BACK;
            case Failed _ -> PromotionState.FAILED;
        };
    }

    static String words(PromotionEnd end) {
        return switch (end) {
            case Completed(var url, var _) -> "It is live: " + url;
            case Rejected(var _, var channel, var reason) ->
                "It was rejected by %s%s".formatted(channel, reason == null ? "." : ": " + reason);
            case Expired(var why) -> why;
            case Superseded(var newer) -> "A newer build took its place: " + newer;
            case Cancelled _ -> "It was cancelled.";
            case RolledBack(var environment, var good, var reason, var _) ->
                "Rolled back in %s to %s: %s"
                        .formatted(environment, Optional.ofNullable(good).orElse("nothing"), reason);
            case Failed(var _, var reason) -> reason;
        };
    }
}
