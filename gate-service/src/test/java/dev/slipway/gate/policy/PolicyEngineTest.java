package dev.slipway.gate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gate.evidence.Reading;
import dev.slipway.gate.evidence.VulnerabilityReport;
import dev.slipway.gate.policy.Finding.Level;
import dev.slipway.gate.policy.Finding.Shortfall;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyEngineTest {
    private static final PolicyEngine ENGINE = Policies.engine();
    private static final PolicyInput GOOD = Policies.good(Environment.PRODUCTION, Risk.MEDIUM);

    @ParameterizedTest
    @EnumSource(Risk.class)
    void passesAGoodBuildAtEveryRisk(Risk risk) {
        for (var environment : Environment.values()) {
            assertThat(ENGINE.judge(Policies.good(environment, risk)))
                    .isEqualTo(new Outcome.Passed(List.of(), List.of()));
        }
    }

    @Test
    void failsARealScanWithACriticalHoleAndNamesLibraryAndMendedVersion() {
        var outcome = ENGINE.judge(scannedAs("trivy/alpine-39-high-critical.json"));
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        var finding = outcome.findings().getFirst();
        assertThat(finding.rule()).isEqualTo("no-critical-vulnerabilities");
        assertThat(finding.title()).contains("musl 1.1.20-r4 (CVE-2019-14697)");
        assertThat(finding.fix()).contains("Update musl from 1.1.20-r4 to 1.1.20-r5");
        assertThat(finding.link()).isEqualTo("https://avd.aquasec.com/nvd/cve-2019-14697");
    }

    @Test
    void passesARealScanWithLesserHoles() {
        assertThat(ENGINE.judge(scannedAs("trivy/alpine-310.json"))).isInstanceOf(Outcome.Passed.class);
    }

    @Test
    void isUndeterminedWithoutEvidenceAndSaysWhatIsMissing() {
        var nothing = new PolicyInput.Evidence(List.of(), List.of(), List.of(), List.of());
        var outcome = ENGINE.judge(Policies.signed(Policies.with(GOOD, nothing)));
        assertThat(outcome).isInstanceOf(Outcome.Undetermined.class);
        assertThat(outcome.missing()).containsExactly("cyclonedx", "gitleaks", "sarif", "signature", "trivy");
        assertThat(outcome.findings()).hasSize(5).allSatisfy(finding -> {
            assertThat(finding.outcome()).isEqualTo(Shortfall.UNDETERMINED);
            assertThat(finding.fix()).doesNotContain("{").isNotBlank();
        });
    }

    @Test
    void failsRatherThanWaitsWhenSomethingIsWrongAndSomethingIsMissing() {
        var outcome = ENGINE.judge(Policies.signed(
                Policies.with(GOOD, new PolicyInput.Evidence(List.of(), List.of(), List.of(), List.of())),
                "other-key"));
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(outcome.findings().getFirst().rule()).isEqualTo("image-signed");
    }

    @Test
    void neverPassesAnUnsignedImage() {
        assertThat(ENGINE.judge(Policies.signed(GOOD))).isInstanceOf(Outcome.Undetermined.class);
        for (var fault : List.of("other-key", "other-digest", "other-repository", "unreadable", "odd")) {
            assertThat(ENGINE.judge(Policies.signed(GOOD, fault))).as(fault).isInstanceOf(Outcome.Failed.class);
        }
    }

    @Test
    void onlyWarnsAboutOperationsInStaging() {
        var bare = new PolicyInput.App("a", "p_1", null, null, null, false, List.of(), List.of());
        var good = Policies.good(Environment.STAGING, Risk.HIGH);
        var staged = ENGINE.judge(new PolicyInput(
                good.environment(), good.risk(), bare, good.build(), good.signatures(), good.evidence(), List.of()));
        assertThat(staged).isInstanceOf(Outcome.Passed.class);
        assertThat(staged.findings()).hasSize(6).allSatisfy(finding -> assertThat(finding.level())
                .isEqualTo(Level.WARN));
    }

    @Test
    void writesBracesOfExamplesAsOne() {
        var app = new PolicyInput.App("a", "p_1", "x", "x", null, false, List.of(), List.of());
        var outcome = ENGINE.judge(new PolicyInput(
                Environment.PRODUCTION, Risk.LOW, app, GOOD.build(), GOOD.signatures(), GOOD.evidence(), List.of()));
        assertThat(outcome.findings())
                .anySatisfy(finding -> assertThat(finding.fix()).contains("health: {liveness: /healthz"));
    }

    @Test
    void takesTheMarkupOutOfWhatAReportSays() {
        var report = Reading.text(
                "{\"SchemaVersion\":2,\"ArtifactName\":\"a\",\"Results\":[{\"Vulnerabilities\":[{\"VulnerabilityID\":\"CVE-1\","
                        + "\"Severity\":\"CRITICAL\",\"PkgName\":\"<img src=x>`[a](b)\",\"PrimaryURL\":\"javascript:alert(1)\"}]}]}",
                null);
        var finding = ENGINE.judge(scanned((VulnerabilityReport) report.evidence()))
                .findings()
                .getFirst();
        assertThat(finding.title()).doesNotContain("<").doesNotContain("`").doesNotContain("[");
        assertThat(finding.link()).isNull();
    }

    @Test
    void keepsListsShort() {
        var holes = IntStream.range(0, 500)
                .mapToObj(number -> "{\"VulnerabilityID\":\"CVE-" + number
                        + "\",\"Severity\":\"CRITICAL\",\"PkgName\":\"p\",\"InstalledVersion\":\"1\"}")
                .toList();
        var report = Reading.text(
                "{\"SchemaVersion\":2,\"ArtifactName\":\"a\",\"Results\":[{\"Vulnerabilities\":["
                        + String.join(",", holes) + "]}]}",
                null);
        var finding = ENGINE.judge(scanned((VulnerabilityReport) report.evidence()))
                .findings()
                .getFirst();
        assertThat(finding.title()).contains("and 495 more").hasSizeLessThan(500);
    }

    @Test
    void servesManyAtOnceWithTheSameAnswer() throws Exception {
        var bad = Policies.signed(GOOD, "other-key");
        try (var threads = Executors.newFixedThreadPool(8)) {
            var answers = threads.invokeAll(IntStream.range(0, 200)
                    .<Callable<Outcome>>mapToObj(number -> () -> ENGINE.judge(number % 2 == 0 ? GOOD : bad))
                    .toList());
            for (int number = 0; number < answers.size(); number++) {
                assertThat(answers.get(number).get())
                        .isInstanceOf(number % 2 == 0 ? Outcome.Passed.class : Outcome.Failed.class);
            }
        }
    }

    private static PolicyInput scannedAs(String sample) {
        return scanned((VulnerabilityReport) Reading.sample(sample).evidence());
    }

    private static PolicyInput scanned(VulnerabilityReport report) {
        var evidence = Policies.evidence();
        return Policies.with(
                GOOD,
                new PolicyInput.Evidence(
                        evidence.sboms(), List.of(report), evidence.analysisReports(), evidence.secretReports()));
    }
}
