package dev.slipway.bench;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** The same work in several threads at once. */
public final class AtOnce {
    private AtOnce() {}

    /** What one thread does; it is told which it is, from 0. */
    public interface Work {
        void run(int thread) throws Exception;
    }

    /** @throws IllegalStateException when all have ended, if one of them failed: half a load would give figures that look like those of a whole */
    public static void run(int threads, Work work) {
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var running = IntStream.range(0, threads)
                    .<Future<?>>mapToObj(thread -> pool.submit(() -> {
                        work.run(thread);
                        return null;
                    }))
                    .toList();
            for (var one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a thread of the load has failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
