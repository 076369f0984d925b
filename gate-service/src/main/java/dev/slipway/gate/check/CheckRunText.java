package dev.slipway.gate.check;

import dev.slipway.gate.policy.Finding;
import dev.slipway.gate.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells a creator on GitHub what the gate says about a build: what is wrong, why it matters, the next step. */
final class CheckRunText {
    /** GitHub's own limit for the summary. */
    static final int MAX_SUMMARY = 65_535;

    private static final String CUT = "\n\n… There is more; the whole verdict is in Slipway.\n";

    private CheckRunText() {}

    /**
     * The check run for a commit.
     *
     * @param production the verdict that counts
     * @param staging the verdict for the step before
     * @param overdue whether what is missing has been missing for too long
     */
    static CheckRun of(Verdict production, Optional<Verdict> staging, String commit, boolean overdue) {
        var waiting = !production.passed() && !production.failed();
        var title = title(production);
        return new CheckRun(
                CheckRun.NAME,
                commit,
                production.app() + "/" + production.build().digest(),
                waiting && !overdue ? "in_progress" : "completed",
                conclusion(production, overdue),
                new CheckRun.Output(title, summary(production, staging)));
    }

    private static @Nullable String conclusion(Verdict verdict, boolean overdue) {
        if (verdict.passed()) {
            return "success";
        }
        if (verdict.failed()) {
            return "failure";
        }
        return overdue ? "action_required" : null;
    }

    private static String title(Verdict verdict) {
        var denying = (int) verdict.findings().stream().filter(Finding::denies).count();
        if (verdict.passed()) {
            return "This build may go on";
        }
        return verdict.failed()
                ? count(denying, "thing") + " to mend before this build can go on"
                : "Waiting for " + count(denying, "thing") + " that " + (denying == 1 ? "is" : "are")
                        + " still missing";
    }

    private static String summary(Verdict verdict, Optional<Verdict> staging) {
        var text = new StringBuilder();
        text.append("App **").append(verdict.app()).append("**");
        var version = verdict.build().version();
        if (version != null) {
            text.append(", version `").append(version.replace("`", "")).append('`');
        }
        text.append(", image `")
                .append(verdict.build().digest())
                .append("`, risk ")
                .append(verdict.risk().word())
                .append(".\n");
        if (!verdict.passed() && staging.filter(Verdict::passed).isPresent()) {
            text.append("\nIt may go to staging, but not to production yet.\n");
        }
        section(
                text,
                "Before it can go on",
                verdict.findings().stream().filter(Finding::denies).toList());
        section(
                text,
                "Worth mending, but in nobody's way",
                verdict.findings().stream().filter(finding -> !finding.denies()).toList());
        return text.length() <= MAX_SUMMARY ? text.toString() : text.substring(0, MAX_SUMMARY - CUT.length()) + CUT;
    }

    private static void section(StringBuilder text, String heading, List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        text.append("\n## ").append(heading).append('\n');
        for (var finding : findings) {
            text.append("\n### ").append(finding.title()).append("\n\n");
            text.append(finding.why()).append("\n\n");
            text.append("**Next step:** ").append(finding.fix()).append('\n');
            var link = finding.link();
            if (link != null) {
                text.append("\n[Read more](").append(link).append(")\n");
            }
            text.append("\n<sub>Rule ").append(finding.rule()).append("</sub>\n");
        }
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
