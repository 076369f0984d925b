package dev.slipway.runtime.job;

import java.util.List;
import java.util.UUID;

/** Jobs that were given up. They wait for an operator, without limit of time. */
public interface DeadLetters {
    /** The newest first. */
    List<DeadLetter> list(int limit);

    /**
     * Puts the job back into the queue, with all its attempts before it. If the same job and id has been wanted again meanwhile, that wish and its data stand.
     *
     * @return whether there was such a dead letter
     */
    boolean retry(UUID id);
}
