package dev.slipway.runtime.operation;

import dev.slipway.runtime.job.DeadLetter;
import java.time.Instant;
import java.util.UUID;

/**
 * A job that was given up, in words.
 *
 * @param job its name
 * @param jobId the id that it was wanted with
 * @param what happened
 * @param why the last failure
 * @param fix what to do about it
 */
record DeadLetterView(
        UUID id, String job, String jobId, String what, String why, String fix, Instant since, int attempts) {
    static DeadLetterView of(DeadLetter it) {
        return new DeadLetterView(
                it.id(),
                it.job(),
                it.jobId(),
                "The job %s for %s was given up after %d attempts.".formatted(it.job(), it.jobId(), it.attempts()),
                it.reason(),
                "Mend what the reason names, then try it again: it gets all its attempts anew, and what it was to do is still to be done.",
                it.at(),
                it.attempts());
    }
}
