package dev.slipway.promotion.gitops;

import dev.slipway.contracts.activities.Step;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Commit messages: what and why in words, and trailers that name change, app, digests, process and approvers for whoever reads by machine. */
final class Trailers {
    static final String CHANGE = "Slipway-Change";
    static final String APP = "Slipway-App";

    private static final String NOTHING = "none";

    private Trailers() {}

    /** The name of the change that a step makes. */
    static String change(Step step) {
        return step.process() + "/" + step.name();
    }

    static String message(
            String subject,
            String body,
            Step step,
            String app,
            @Nullable String digest,
            @Nullable String replaces,
            List<String> approvedBy) {
        var message = new StringJoiner("\n", "", "\n")
                .add(oneLine(subject))
                .add("")
                .add(oneLine(body))
                .add("")
                .add(CHANGE + ": " + change(step))
                .add(APP + ": " + app)
                .add("Slipway-Digest: " + orNone(digest))
                .add("Slipway-Replaces: " + orNone(replaces))
                .add("Slipway-Promotion: " + step.process());
        approvedBy.forEach(person -> message.add("Approved-By: " + person));
        return message.toString();
    }

    /** The same message for a commit that writes the change again, with the commit that wrote it before. */
    static String again(String message, String before) {
        return message + "Slipway-Again: " + before + "\n";
    }

    /** Words of people and apps never look like a trailer. */
    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static String orNone(@Nullable String digest) {
        return Optional.ofNullable(digest).orElse(NOTHING);
    }
}
