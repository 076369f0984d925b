package dev.slipway.gate.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportReaderTest {
    @ParameterizedTest
    @CsvSource({
        "trivy/alpine-310.json, trivy",
        "gitleaks/gitleaks8_many.json, gitleaks",
        "gitleaks/data_many.json, gitleaks",
        "sarif/appendix_k.sarif, sarif",
        "cyclonedx/valid-bom-1.6.json, cyclonedx",
        "cyclonedx/valid-bom-1.6.xml, cyclonedx",
    })
    void tellsTheKindByTheContent(String sample, String kind) {
        assertThat(Reading.sample(sample).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "  []\n"})
    void asksForTheKindWhenNothingWasFoundByWhomever(String content) {
        assertThat(Reading.refusalOf(() -> Reading.text(content, null)).pointer())
                .isEqualTo("/kind");
        assertThat(Reading.text(content, "gitleaks").evidence().findings()).isEmpty();
        assertThat(Reading.text(content, "trivy").evidence().findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n\t",
                "\u0000not a report",
                "{\"a\":",
                "{} {}",
                "this is not json",
                "<a><b></a>",
                "\"text\"",
                "42"
            })
    void refusesWhatIsNoReportAtAll(String content) {
        assertThat(Reading.refusalOf(() -> Reading.text(content, null)).detail())
                .isNotBlank();
    }

    @Test
    void refusesAnEmptyFileEvenIfItsKindIsKnown() {
        assertThat(Reading.refusalOf(() -> Reading.text("", "gitleaks")).detail())
                .contains("empty");
    }

    @Test
    void refusesAReportUnderTheNameOfAnotherKind() {
        assertThat(Reading.refusalOf(() -> Reading.sample("trivy/alpine-310.json", "sarif"))
                        .detail())
                .contains("sarif");
    }

    @Test
    void refusesAKindThatNobodyReads() {
        assertThat(Reading.refusalOf(() -> Reading.text("{}", "grype")).pointer())
                .isEqualTo("/kind");
    }

    @Test
    void refusesWhatIsCompressed() {
        assertThat(Reading.refusal("cyclonedx/guac.busybox-cyclonedx.json.zst").detail())
                .contains("compressed");
    }

    @Test
    void refusesANameThatIsGivenTwice() {
        var twice = "{\"SchemaVersion\":2,\"ArtifactName\":\"a\",\"Results\":[],\"Results\":[]}";
        assertThat(Reading.refusalOf(() -> Reading.text(twice, null)).detail()).containsIgnoringCase("duplicate");
    }

    @Test
    void refusesBottomlessNesting() {
        var deep = "[".repeat(5000) + "]".repeat(5000);
        assertThat(Reading.refusalOf(() -> Reading.text(deep, null)).detail()).contains("nesting");
    }
}
