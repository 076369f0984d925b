package dev.slipway.runtime.job;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Jobs that were given up. They wait for an operator, without limit of time. */
public interface DeadLetters {
    /** The newest first. */
    List<DeadLetter> list(int limit);

    /**
     * In the order of their ids, which is that in which they were given up.
     *
     * @param after id of the last one that was seen; null to begin
     */
    List<DeadLetter> list(@Nullable UUID after, int limit);

    /**
     * Puts the job back into the queue, with all its attempts before it. If the same job and id has been wanted again meanwhile, that wish and its data stand.
     *
     * @return whether there was such a dead letter
     */
    boolean retry(UUID id);
}
