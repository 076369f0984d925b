package dev.slipway.runtime.http;

import dev.slipway.runtime.web.Problem;
import dev.slipway.runtime.web.ProblemSource;
import dev.slipway.runtime.web.Problems;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A peer's refusal that the caller of the client did not expect. It is no fault of whoever asked us, and nothing is known to be wrong here either: whoever
 * had to be asked gave no usable answer, so ours is not yet.
 */
final class RemoteProblems implements ProblemSource {
    private static final Logger log = LoggerFactory.getLogger(RemoteProblems.class);

    @Override
    public Optional<Problem> problemOf(Throwable thrown) {
        return thrown instanceof RemoteProblem remote ? Optional.of(unusable(remote)) : Optional.empty();
    }

    private static Problem unusable(RemoteProblem remote) {
        log.error("Answered 503, because the answer of {} was not foreseen", remote.client(), remote);
        return Problems.UNAVAILABLE
                .problem("Whoever had to be asked for this gave no usable answer.")
                .header("Retry-After", "5")
                .fix("Try again; if it stays, tell the operators.")
                .because(remote);
    }
}
