package dev.slipway.gate.verdict;

import dev.slipway.contracts.http.AppView;
import dev.slipway.gate.evidence.AnalysisReport;
import dev.slipway.gate.evidence.AnalysisResult;
import dev.slipway.gate.evidence.AnalysisRun;
import dev.slipway.gate.evidence.CountingEvidence;
import dev.slipway.gate.evidence.Evidence;
import dev.slipway.gate.evidence.Leak;
import dev.slipway.gate.evidence.Sbom;
import dev.slipway.gate.evidence.SecretReport;
import dev.slipway.gate.evidence.VulnerabilityReport;
import dev.slipway.gate.policy.PolicyInput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The world in the words of the policies. Of each report the worst findings are given, and no more than a person could ever read: the rest cannot change the
 * outcome, because the worst come first.
 */
final class InputParts {
    private static final int MOST = 1000;
    private static final List<String> LEVELS = List.of("error", "warning", "note", "none");
    private static final Comparator<AnalysisResult> BY_LEVEL =
            Comparator.comparingInt(result -> LEVELS.indexOf(result.level()));
    private static final Comparator<AnalysisResult> BY_SEVERITY =
            Comparator.comparing(AnalysisResult::securitySeverity, Comparator.nullsLast(Comparator.reverseOrder()));

    private InputParts() {}

    static PolicyInput.App app(AppView app) {
        var health = app.health();
        return new PolicyInput.App(
                app.name(),
                app.ownerId(),
                app.escalation(),
                app.runbook(),
                health == null ? null : new PolicyInput.Health(health.liveness(), health.readiness()),
                app.telemetry(),
                app.alerts().stream()
                        .map(alert -> new PolicyInput.Alert(alert.name(), alert.kind()))
                        .toList(),
                app.smoke().stream()
                        .map(check -> new PolicyInput.Smoke(check.path(), check.status()))
                        .toList());
    }

    static PolicyInput.Evidence evidence(List<Evidence> counting) {
        var parts =
                new PolicyInput.Evidence(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (var each : counting) {
            switch (each) {
                case Sbom sbom -> parts.sboms().add(sbom);
                case VulnerabilityReport report -> parts.vulnerabilityReports().add(worst(report));
                case AnalysisReport report ->
                    report.runs().forEach(run -> parts.analysisReports().add(worst(run)));
                case SecretReport report ->
                    parts.secretReports().add(new SecretReport(report.tool(), first(report.secrets())));
            }
        }
        return parts;
    }

    static List<PolicyInput.SetAside> setAside(CountingEvidence known) {
        return known.setAside().stream()
                .map(each ->
                        new PolicyInput.SetAside(each.kind(), each.why().name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static VulnerabilityReport worst(VulnerabilityReport report) {
        return new VulnerabilityReport(
                report.tool(),
                report.ofImage(),
                report.vulnerabilities().stream().limit(MOST).toList(),
                first(report.secrets()));
    }

    /** The worst by level and the worst by severity: either can be what fails a build. */
    private static AnalysisRun worst(AnalysisRun run) {
        var worst = Stream.of(BY_LEVEL, BY_SEVERITY)
                .flatMap(order -> run.results().stream().sorted(order).limit(MOST))
                .distinct()
                .toList();
        return new AnalysisRun(run.tool(), run.category(), run.complete(), worst);
    }

    private static List<Leak> first(List<Leak> leaks) {
        return leaks.stream().limit(MOST).toList();
    }
}
