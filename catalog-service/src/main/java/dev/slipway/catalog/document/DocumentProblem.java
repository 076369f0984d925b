package dev.slipway.catalog.document;

import dev.slipway.runtime.web.Problem;
import dev.slipway.runtime.web.Problems;
import java.util.List;

/** How a refused document is told to whoever sent it. */
public final class DocumentProblem {
    private DocumentProblem() {}

    /** 422 with every wrong place. */
    public static Problem wrong(String what, List<Fault> faults) {
        var problem = Problems.UNPROCESSABLE
                .problem(
                        "%s can be read, but %s.",
                        what, faults.size() == 1 ? "one thing is wrong" : faults.size() + " things are wrong")
                .fix("Change what the errors name, and send it again.");
        faults.forEach(fault -> problem.error(fault.pointer(), fault.detail()));
        return problem;
    }

    /** 400. */
    public static Problem unreadable(String what, String why) {
        return Problems.NOT_PARSEABLE
                .problem("%s cannot be read. %s", what, why)
                .fix("Mend the named place, and send it again.");
    }
}
