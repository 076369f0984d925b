package dev.slipway.promotion.promotion;

import dev.slipway.contracts.activities.AppSize;
import org.jspecify.annotations.Nullable;

/**
 * What the workflow of a promotion begins with.
 *
 * @param open whether the promotion is still to be made
 * @param waits how long it takes its time
 * @param size that it will be deployed with; older histories do not say
 */
public record PromotionTask(
        String app,
        String digest,
        boolean open,
        Waits waits,
        @Nullable AppSize size) {
    /**
     * Recorded when the promotion began, so that they stay the same to its end.
     *
     * @param soakMillis how long staging must have run before production is thought of
     * @param runningMillis how long the cluster may take to run a build
     * @param gateMillis how long missing evidence is waited for
     */
    public record Waits(long soakMillis, long runningMillis, long gateMillis) {}
}
