package dev.slipway.promotion.cluster;

import dev.slipway.contracts.activities.Step;
import dev.slipway.promotion.cluster.Rollout.Absent;
import dev.slipway.promotion.cluster.Rollout.Running;
import dev.slipway.promotion.cluster.Rollout.Underway;
import dev.slipway.promotion.process.NotYet;
import dev.slipway.promotion.process.RecordedSteps;
import org.springframework.stereotype.Component;

/** Looks once per attempt. */
@Component("clusterActivities")
class ClusterWorker implements ClusterActivities {
    private final Deployments deployments;
    private final RecordedSteps steps;

    ClusterWorker(Deployments deployments, RecordedSteps steps) {
        this.deployments = deployments;
        this.steps = steps;
    }

    @Override
    public void awaitRunning(Step step, String namespace, String app, String digest) {
        if (steps.recorded(step, Boolean.class).isPresent()) {
            return;
        }
        switch (deployments.rollout(namespace, app)) {
            case Running(var running) when running.equals(digest) -> steps.once(step, () -> {});
            case Running(var other) -> throw NotYet.because("the cluster still runs " + other);
            case Underway(var target, var what) when target.equals(digest) -> throw NotYet.because(what);
            case Underway(var other, var what) ->
                throw NotYet.because("the cluster is busy with " + other + ": " + what);
            case Absent() -> throw NotYet.because("the cluster does not know " + app + " yet");
        }
    }

    @Override
    public void awaitGone(Step step, String namespace, String app) {
        if (steps.recorded(step, Boolean.class).isPresent()) {
            return;
        }
        if (!(deployments.rollout(namespace, app) instanceof Absent)) {
            throw NotYet.because("the cluster still runs " + app);
        }
        steps.once(step, () -> {});
    }
}
