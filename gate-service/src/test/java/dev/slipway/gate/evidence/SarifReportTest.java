package dev.slipway.gate.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SarifReportTest {
    private static final String RUN = """
            {"version": "2.1.0", "runs": [{
              "tool": {"driver": {"name": "T", "rules": [
                {"id": "A", "defaultConfiguration": {"level": "error"}},
                {"id": "B", "properties": {"security-severity": "8.8"}}]}},
              "invocations": [{"executionSuccessful": true, "ruleConfigurationOverrides": [
                {"descriptor": {"id": "C"}, "configuration": {"level": "error"}}]}],
              "results": [%s]}]}
            """;

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            delimiter = '|',
            value = {
                "'{\"ruleId\": \"A\", \"level\": \"note\"}' | note",
                "'{\"ruleId\": \"A\"}' | error",
                "'{\"ruleId\": \"A/1\"}' | error",
                "'{\"ruleIndex\": 0}' | error",
                "'{\"rule\": {\"index\": 0}}' | error",
                "'{\"ruleId\": \"B\"}' | warning",
                "'{\"ruleId\": \"C\"}' | error",
                "'{\"ruleId\": \"unknown\"}' | warning",
                "'{\"ruleId\": \"A\", \"kind\": \"pass\"}' | none",
                "'{\"ruleId\": \"A\", \"kind\": \"fail\"}' | error",
            })
    void findsTheLevelAsTheStandardSays(String result, String level) {
        assertThat(only(result).level()).isEqualTo(level);
    }

    @Test
    void readsTheLevelOfARuleThatStandsBehindTheResults() {
        var late = """
                {"version": "2.1.0", "runs": [{"results": [{"ruleId": "A"}],
                  "tool": {"driver": {"name": "T", "rules": [{"id": "A", "defaultConfiguration": {"level": "error"}}]}}}]}
                """;
        assertThat(runs(Reading.text(late, null))
                        .getFirst()
                        .results()
                        .getFirst()
                        .level())
                .isEqualTo("error");
    }

    @Test
    void namesItsToolsInAWordThatAnIndexCanHold() {
        var many = manyTools("T");
        assertThat(many.tool()).hasSizeLessThan(400);
        assertThat(many.tool())
                .isEqualTo(manyTools("T").tool())
                .isNotEqualTo(manyTools("T9").tool());
    }

    private static Evidence manyTools(String last) {
        var runs = IntStream.range(0, 40)
                .mapToObj(number -> "T%d is one of very many tools, each with a long name".formatted(number))
                .map(name -> "{\"tool\": {\"driver\": {\"name\": \"%s\"}}, \"results\": []}".formatted(name))
                .collect(Collectors.joining(","));
        return Reading.text(
                        "{\"version\": \"2.1.0\", \"runs\": [%s, {\"tool\": {\"driver\": {\"name\": \"%s\"}}, \"results\": []}]}"
                                .formatted(runs, last),
                        null)
                .evidence();
    }

    @Test
    void readsTheSeverityOfTheRule() {
        assertThat(only("{\"ruleId\": \"B\"}").securitySeverity()).isEqualTo(8.8);
    }

    @Test
    void tellsWhatIsSuppressed() {
        assertThat(only("{\"suppressions\": [{\"kind\": \"inSource\"}]}").suppressed())
                .isTrue();
        assertThat(only("{\"suppressions\": [{\"kind\": \"external\", \"status\": \"underReview\"}]}")
                        .suppressed())
                .isFalse();
        assertThat(only("{\"suppressions\": []}").suppressed()).isFalse();
        assertThat(runs("sarif/SuppressionTestCurrent.sarif").getFirst().results())
                .extracting(AnalysisResult::suppressed)
                .contains(true);
    }

    @Test
    void leavesOutWhatIsNoLongerThere() {
        var gone = Reading.text(RUN.formatted("{\"ruleId\": \"A\", \"baselineState\": \"absent\"}"), null);
        assertThat(runs(gone).getFirst().results()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            delimiter = '|',
            value = {
                "'\"results\": []' | true",
                "'\"results\": null' | false",
                "'\"properties\": {}' | false",
                "'\"results\": [], \"invocations\": [{\"executionSuccessful\": true}]' | true",
                "'\"results\": [], \"invocations\": [{\"executionSuccessful\": true}, {\"executionSuccessful\": false}]' | false",
            })
    void knowsWhetherTheRunCameToItsEnd(String members, boolean complete) {
        var report = "{\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{\"name\":\"T\"}}," + members + "}]}";
        assertThat(runs(Reading.text(report, null)).getFirst().complete()).isEqualTo(complete);
    }

    @Test
    void takesAReportWithoutRunsForNoAnalysis() {
        var report = Reading.sample("sarif/no_runs.sarif");
        assertThat(runs(report)).isEmpty();
        assertThat(report.evidence().summary()).startsWith("No analysis");
    }

    @Test
    void namesFileAndLine() {
        assertThat(runs("sarif/njsscan.sarif").getFirst().results().getFirst().place())
                .matches(".+:\\d+");
    }

    @Test
    void namesTheRuleOfATool7ThatGivesNoIdAsUnnamed() {
        assertThat(runs("sarif/gitleaks_7.5.0.sarif").getFirst().results())
                .hasSize(8)
                .allSatisfy(result -> assertThat(result.rule()).isNotBlank());
    }

    @Test
    void keepsRunsOfOneToolApartByTheirCategory() {
        var run =
                "{\"automationDetails\":{\"id\":\"%s/2026-01-01\"},\"tool\":{\"driver\":{\"name\":\"CodeQL\"}},\"results\":[]}";
        var report = "{\"version\":\"2.1.0\",\"runs\":[" + run.formatted("java") + "," + run.formatted("python") + "]}";
        assertThat(Reading.text(report, null).evidence().tool()).isEqualTo("CodeQL (java) + CodeQL (python)");
    }

    @Test
    void namesTheCommitThatWasAnalysed() {
        assertThat(Reading.sample("sarif/bash-report.sarif").commits())
                .containsExactly("288c68d1ba1f35ebeff1d1bdb032186a23f0ea5b");
    }

    @Test
    void saysWhereAReportIsWrong() {
        assertThat(Reading.refusal("sarif/fortify-1.0.0.sarif").pointer()).isEqualTo("/version");
        assertThat(Reading.refusal("sarif/checkov.openapi.sarif").pointer()).isEqualTo("/runs/0/tool/driver/name");
        assertThat(Reading.refusal("sarif/JSON1001.SyntaxError.sarif").detail()).contains("line 3");
        assertThat(pointer("{\"version\":\"2.1.0\"}")).isEqualTo("/runs");
        assertThat(pointer("{\"version\":\"2.1.0\",\"runs\":{}}")).isEqualTo("/runs");
        assertThat(pointer(RUN.formatted("{\"level\": \"fatal\"}"))).isEqualTo("/runs/0/results/0/level");
    }

    private static AnalysisResult only(String result) {
        return runs(Reading.text(RUN.formatted(result), null))
                .getFirst()
                .results()
                .getFirst();
    }

    private static List<AnalysisRun> runs(String sample) {
        return runs(Reading.sample(sample));
    }

    private static List<AnalysisRun> runs(Report report) {
        return ((AnalysisReport) Objects.requireNonNull(report.evidence())).runs();
    }

    private static String pointer(String content) {
        return Reading.refusalOf(() -> Reading.text(content, null)).pointer();
    }
}
