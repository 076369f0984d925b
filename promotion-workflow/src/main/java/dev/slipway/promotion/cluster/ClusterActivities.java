package dev.slipway.promotion.cluster;

import dev.slipway.contracts.activities.Step;
import dev.slipway.promotion.process.NotYet;
import io.temporal.activity.ActivityInterface;

/** Looks at the cluster. What is not so yet is a failure of type {@value NotYet#TYPE} that is to be retried; once it was so, it stays answered. */
@ActivityInterface(namePrefix = "Cluster")
public interface ClusterActivities {
    /** Returns when the app runs with the digest: rolled out whole and available. */
    void awaitRunning(Step step, String namespace, String app, String digest);

    /** Returns when the app has no Deployment any more. */
    void awaitGone(Step step, String namespace, String app);
}
