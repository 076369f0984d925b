package dev.slipway.runtime.job;

/**
 * One kind of durable work. A bean; its name and the JSON form of its data outlive releases.
 *
 * @param <D> what the work needs to know: a record
 */
public interface Job<D> {
    /** Unique among the jobs of the service; stable. */
    String name();

    Class<D> dataType();

    /**
     * Does the work; must bear repetition. Runs outside any transaction. A {@link dev.slipway.runtime.RetryableException} repeats it after the time that it
     * names, however often; any other exception repeats it ever more slowly, and after {@code slipway.jobs.max-attempts} makes it a dead letter.
     */
    void run(D data);
}
