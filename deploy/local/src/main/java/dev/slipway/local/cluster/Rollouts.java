package dev.slipway.local.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings each Deployment from what runs to what is wanted: pulls the image, lets the new pods take a moment to start,
 * and only then puts them in the old ones' place. A pull that failed is tried again after 1 s, doubled up to 10 s.
 */
final class Rollouts {
    private static final Logger LOG = LoggerFactory.getLogger(Rollouts.class);
    private static final long FIRST_PAUSE_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST_PAUSE_NANOS = Duration.ofSeconds(10).toNanos();

    private record Backoff(long generation, long pauseNanos, long notBeforeNanos) {}

    private final ClusterState state;
    private final ImagePuller images;
    private final ExecutorService threads;
    private final Duration startTime;
    private final Set<String> underway = ConcurrentHashMap.newKeySet();
    private final Map<String, Backoff> backoffs = new HashMap<>();

    Rollouts(ClusterState state, ImagePuller images, ExecutorService threads, Duration startTime) {
        this.state = state;
        this.images = images;
        this.threads = threads;
        this.startTime = startTime;
    }

    /** Starts what is due; returns at once. */
    void advance() {
        for (var workload : state.workloads()) {
            if (!workload.isCurrent() && isDue(workload) && underway.add(workload.key())) {
                threads.execute(() -> roll(workload));
            }
        }
    }

    private synchronized boolean isDue(Workload workload) {
        var backoff = backoffs.get(workload.key());
        return backoff == null
                || backoff.generation != workload.generation()
                || backoff.notBeforeNanos - System.nanoTime() <= 0;
    }

    private void roll(Workload workload) {
        try {
            switch (images.pull(workload.image())) {
                case Pull.Pulled(var digest, var labels) -> {
                    Thread.sleep(startTime);
                    var pods = new Running(workload.template(), workload.image(), digest, labels);
                    state.update(workload, now -> now.running(pods));
                    LOG.info("{} runs {}", workload.key(), digest);
                }
                case Pull.Failed(var why) -> {
                    postpone(workload);
                    state.update(workload, now -> now.troubled(why));
                    LOG.info("{} stays as it is: {}", workload.key(), why);
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (IOException failure) {
            LOG.warn("{} could not be written", workload.key(), failure);
        } finally {
            underway.remove(workload.key());
        }
    }

    private synchronized void postpone(Workload workload) {
        var before = backoffs.get(workload.key());
        var pause = before == null || before.generation != workload.generation()
                ? FIRST_PAUSE_NANOS
                : Math.min(2 * before.pauseNanos, LONGEST_PAUSE_NANOS);
        backoffs.put(workload.key(), new Backoff(workload.generation(), pause, System.nanoTime() + pause));
    }
}
