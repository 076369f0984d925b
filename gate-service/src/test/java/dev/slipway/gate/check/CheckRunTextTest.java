package dev.slipway.gate.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gate.policy.Finding;
import dev.slipway.gate.policy.Finding.Level;
import dev.slipway.gate.policy.Finding.Shortfall;
import dev.slipway.gate.verdict.VerdictSamples;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckRunTextTest {
    private static final Finding HOLE = new Finding(
            "no-critical-vulnerabilities",
            Level.DENY,
            Shortfall.FAILED,
            "The image contains known security holes: musl 1.1.20-r4 (CVE-2019-14697).",
            "Attackers look for them.",
            "Update musl from 1.1.20-r4 to 1.1.20-r5 or later.",
            "https://avd.aquasec.com/nvd/cve-2019-14697");
    private static final Finding ADVICE = new Finding(
            "runbook-present", Level.WARN, Shortfall.FAILED, "There is no runbook.", "Why.", "Write one.", null);

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "passed, false, completed, success",
                "failed, false, completed, failure",
                "undetermined, false, in_progress, none",
                "undetermined, true, completed, action_required",
            })
    void saysWhereTheBuildStands(String outcome, boolean overdue, String status, String conclusion) {
        var run = CheckRunText.of(VerdictSamples.verdict(outcome), Optional.empty(), VerdictSamples.COMMIT, overdue);
        assertThat(run.status()).isEqualTo(status);
        assertThat(run.conclusion()).isEqualTo(conclusion);
        assertThat(run.headSha()).isEqualTo(VerdictSamples.COMMIT);
        assertThat(run.externalId()).isEqualTo("where2eat/" + VerdictSamples.DIGEST);
    }

    @Test
    void tellsWhatIsWrongWhyAndWhatToDo() {
        var summary = CheckRunText.of(VerdictSamples.verdict("failed", HOLE, ADVICE), Optional.empty(), "c", false)
                .output()
                .summary();
        assertThat(summary).contains(HOLE.title(), HOLE.why(), HOLE.fix(), String.valueOf(HOLE.link()));
        assertThat(summary.indexOf(ADVICE.title())).isGreaterThan(summary.indexOf("in nobody's way"));
    }

    @Test
    void countsWhatIsInTheWay() {
        var run = CheckRunText.of(VerdictSamples.verdict("failed", HOLE, ADVICE), Optional.empty(), "c", false);
        assertThat(run.output().title()).isEqualTo("1 thing to mend before this build can go on");
    }

    @Test
    void saysThatStagingIsOpen() {
        var run = CheckRunText.of(
                VerdictSamples.verdict("failed", HOLE), Optional.of(VerdictSamples.verdict("passed")), "c", false);
        assertThat(run.output().summary()).contains("may go to staging");
    }

    @Test
    void keepsToTheLimitOfGithub() {
        var many = Collections.nCopies(1000, HOLE).toArray(Finding[]::new);
        var run = CheckRunText.of(VerdictSamples.verdict("failed", many), Optional.empty(), "c", false);
        assertThat(run.output().summary()).hasSize(CheckRunText.MAX_SUMMARY).endsWith("Slipway.\n");
    }
}
