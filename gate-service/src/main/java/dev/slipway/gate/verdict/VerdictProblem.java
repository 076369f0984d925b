package dev.slipway.gate.verdict;

import dev.slipway.gate.registry.Digest;
import dev.slipway.runtime.web.Problem;
import dev.slipway.runtime.web.ProblemType;
import dev.slipway.runtime.web.Problems;

/** What can be wrong with a question about a verdict. */
final class VerdictProblem {
    private static final ProblemType UNKNOWN = new ProblemType("verdict-unknown", 404, "No verdict");

    private VerdictProblem() {}

    static Problem unknown(Digest digest) {
        return UNKNOWN.problem("There is no verdict about %s.", digest)
                .fix(
                        "A build is judged a moment after it was pushed, when its image belongs to a registered app: look at image.repository in app.yaml.");
    }

    static Problem notADigest() {
        return Problems.UNPROCESSABLE
                .problem("This is not the digest of an image.")
                .error("/digest", "must be sha256: and 64 hex digits")
                .fix("Name the image by its digest; a tag can point to another image tomorrow.");
    }

    static Problem noEnvironment() {
        return Problems.UNPROCESSABLE
                .problem("There is no such environment.")
                .error("/environment", "must be staging or production");
    }
}
