package dev.slipway.gate.evidence;

import dev.slipway.runtime.web.Problem;
import dev.slipway.runtime.web.ProblemType;
import java.util.Collection;

/** What can be wrong with evidence that somebody sends. */
public final class EvidenceProblem {
    private static final ProblemType MALFORMED = new ProblemType("evidence-malformed", 422, "Report not understood");
    private static final ProblemType UNKNOWN_KIND =
            new ProblemType("evidence-kind-unknown", 422, "Kind of report not known");
    private static final ProblemType SUBJECT = new ProblemType("evidence-subject", 422, "Subject not understood");
    private static final ProblemType OTHER_SUBJECT =
            new ProblemType("evidence-other-subject", 409, "Report is about something else");

    private EvidenceProblem() {}

    /** @param pointer JSON pointer into the report, or {@code /} and a place in words */
    public static Problem malformed(String pointer, String reason) {
        return MALFORMED
                .problem("The report cannot be used: %s.", Words.brief((pointer + " " + reason).strip()))
                .error(pointer, Words.brief(reason))
                .fix("Send the file exactly as a current version of the tool wrote it. Nothing was stored.");
    }

    static Problem unknownKind(String reason, Collection<String> kinds) {
        return UNKNOWN_KIND
                .problem("%s", reason)
                .error("/kind", reason)
                .with("kinds", kinds)
                .fix("Send one of these kinds: " + String.join(", ", kinds) + ".");
    }

    static Problem subject(String text) {
        return SUBJECT.problem("'%s' is neither an image digest nor a commit.", Words.brief(text))
                .error("/subject", "must be sha256: and 64 hex digits, or git: and 40 hex digits")
                .fix("Name the image by its digest, or the commit by its full id.");
    }

    static Problem otherSubject(String sent, String named) {
        return OTHER_SUBJECT
                .problem("The report says that it is about %s, and was sent for %s.", named, sent)
                .with("named", named)
                .fix("Send it for what it is about, or scan the right thing.");
    }
}
