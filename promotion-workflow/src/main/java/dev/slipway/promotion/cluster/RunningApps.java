package dev.slipway.promotion.cluster;

import dev.slipway.promotion.cluster.Rollout.Absent;
import dev.slipway.promotion.cluster.Rollout.Running;
import dev.slipway.promotion.cluster.Rollout.Underway;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the cluster runs, for whoever compares. */
@Component
public class RunningApps {
    private final Deployments deployments;

    RunningApps(Deployments deployments) {
        this.deployments = deployments;
    }

    /** The digest that the app runs with, or is being moved to; nothing if the cluster does not know the app. */
    public Optional<String> digestOf(String namespace, String app) {
        return switch (deployments.rollout(namespace, app)) {
            case Running(var digest) -> Optional.of(digest);
            case Underway underway -> Optional.of(underway.digest());
            case Absent() -> Optional.empty();
        };
    }
}
