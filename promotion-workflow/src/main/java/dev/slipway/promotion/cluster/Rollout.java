package dev.slipway.promotion.cluster;

/** How far the cluster is with an app. */
sealed interface Rollout {
    /** There is no Deployment of it. */
    record Absent() implements Rollout {}

    /** Every replica runs this digest and is available. */
    record Running(String digest) implements Rollout {}

    /** On the way, or stuck; in plain words. */
    record Underway(String digest, String what) implements Rollout {}
}
