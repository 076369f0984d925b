package dev.slipway.promotion.promotion;

/**
 * What the workflow of a promotion begins with.
 *
 * @param open whether the promotion is still to be made
 * @param waits how long it takes its time
 */
public record PromotionTask(String app, String digest, boolean open, Waits waits) {
    /**
     * Recorded when the promotion began, so that they stay the same to its end.
     *
     * @param soakMillis how long staging must have run before production is thought of
     * @param runningMillis how long the cluster may take to run a build
     * @param gateMillis how long missing evidence is waited for
     */
    public record Waits(long soakMillis, long runningMillis, long gateMillis) {}
}
