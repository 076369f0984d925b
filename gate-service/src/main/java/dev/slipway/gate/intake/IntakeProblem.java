package dev.slipway.gate.intake;

import dev.slipway.runtime.web.Problem;
import dev.slipway.runtime.web.Problems;

/** What can be wrong with an authentic webhook. */
final class IntakeProblem {
    private IntakeProblem() {}

    static Problem notJson(Throwable cause) {
        return Problems.NOT_PARSEABLE
                .problem("The body is not a JSON object.")
                .fix("Set the webhook's content type to application/json.")
                .because(cause);
    }

    static Problem noEventName() {
        return Problems.NOT_PARSEABLE
                .problem("The header X-GitHub-Event is missing.")
                .fix("Send what GitHub sends.");
    }

    static Problem noEnvelope() {
        return Problems.UNPROCESSABLE
                .problem("This is no envelope of notifications.")
                .error("/events", "must be an array");
    }
}
