package dev.slipway.promotion.gitops;

import dev.slipway.contracts.activities.Step;
import io.temporal.activity.ActivityInterface;

/** Changes in the environments repository, each at most once per step. */
@ActivityInterface(namePrefix = "Gitops")
public interface GitopsActivities {
    /** What stands there at the moment of the first asking. */
    Standing standing(Step step, Place place);

    /** Puts the build there, if the expected digest stands there. */
    GitOutcome ensureDeployed(DeployRequest request);

    /** Puts back what stood there before the deploy, if the bad digest still stands there. */
    GitOutcome ensureRolledBack(RollbackRequest request);

    /** Removes the app's folder, whatever stands in it. */
    GitOutcome ensureRemoved(RemovalRequest request);
}
