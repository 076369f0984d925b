package dev.slipway.promotion.kill;

import dev.slipway.promotion.Remote;
import dev.slipway.promotion.TestCluster;
import dev.slipway.promotion.Workload;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares what runs with what was committed. */
record Agreement(Remote git, TestCluster cluster) {
    /** What differs, in words; nothing if they agree. */
    List<String> differences() {
        var committed = git.builds();
        var running = cluster.running();
        return Stream.concat(committed.keySet().stream(), running.keySet().stream())
                .distinct()
                .filter(workload -> !Objects.equals(committed.get(workload), running.get(workload)))
                .map(workload -> words(workload, committed.get(workload), running.get(workload)))
                .sorted()
                .toList();
    }

    private static String words(Workload workload, @Nullable String committed, @Nullable String running) {
        return "%s in %s: Git has %s, the cluster %s"
                .formatted(workload.app(), workload.environment(), orNothing(committed), orNothing(running));
    }

    private static String orNothing(@Nullable String digest) {
        return Objects.requireNonNullElse(digest, "nothing");
    }
}
