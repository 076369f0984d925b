package dev.slipway.promotion;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.ObjectId;

/** A GitOps agent: looks at the environments repository at its own pace, and brings the cluster to what was committed there last. */
public final class TestAgent implements AutoCloseable {
    private static final long PACE_MILLIS = 400;

    private final Remote git;
    private final TestCluster cluster;
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> looks;
    private Optional<ObjectId> seen = Optional.empty();
    private Map<Workload, String> wanted = Map.of();

    private TestAgent(Remote git, TestCluster cluster) {
        this.git = git;
        this.cluster = cluster;
        this.looks = pace.scheduleWithFixedDelay(this::look, PACE_MILLIS, PACE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** One that looks now and then until it is closed. */
    public static TestAgent follow(Remote git, TestCluster cluster) {
        return new TestAgent(git, cluster);
    }

    /** Looks once more, out of turn. */
    public synchronized void look() {
        var head = git.head();
        if (!head.equals(seen)) {
            wanted = git.builds();
            seen = head;
        }
        cluster.running().keySet().stream()
                .filter(workload -> !wanted.containsKey(workload))
                .forEach(cluster::remove);
        wanted.forEach(cluster::run);
    }

    /** An agent that could not look any more is not closed in silence. */
    @Override
    public void close() {
        var gaveUp = looks.isDone();
        pace.shutdownNow();
        if (gaveUp) {
            throw new AssertionError("the agent gave up", looks.exceptionNow());
        }
    }
}
