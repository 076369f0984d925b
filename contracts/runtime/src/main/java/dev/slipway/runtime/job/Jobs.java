package dev.slipway.runtime.job;

import java.time.Instant;

/** Takes durable work. */
public interface Jobs {
    /**
     * Wants the job run, as soon as the caller's transaction has committed (at once, if there is none). While the same job and id waits, it stays one: it
     * runs with the newer data, and no later than either asked. If the same job and id is running, it runs once more afterwards.
     *
     * @param id names the wish, at most 200 characters
     */
    <D> void enqueue(Job<D> job, String id, D data);

    /** The same, not before {@code when}. */
    <D> void enqueueAt(Job<D> job, String id, D data, Instant when);
}
