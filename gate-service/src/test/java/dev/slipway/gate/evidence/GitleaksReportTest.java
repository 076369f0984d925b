package dev.slipway.gate.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class GitleaksReportTest {
    @Test
    void readsBothStylesOfNames() {
        assertThat(leaks("gitleaks/gitleaks8_many.json"))
                .contains(new Leak("aws-access-token", "/conf/aws.tf:2"))
                .hasSize(4);
        assertThat(leaks("gitleaks/data_many.json"))
                .extracting(Leak::rule)
                .containsExactly("Github", "MailChimp API key");
    }

    @Test
    void takesNullAndTheEmptyArrayForNothingFound() {
        assertThat(Reading.sample("gitleaks/no_findings.json", "gitleaks")
                        .evidence()
                        .findings())
                .isEmpty();
        assertThat(Reading.sample("gitleaks/golden.empty.json", "gitleaks")
                        .evidence()
                        .findings())
                .isEmpty();
    }

    @Test
    void neverRepeatsTheSecret() {
        var stored = JsonMapper.shared()
                .writeValueAsString(
                        Reading.sample("gitleaks/gitleaks8_many.json").evidence());
        assertThat(stored).doesNotContain("secretAWSsecret").doesNotContain("first.last@gmail.com");
    }

    @Test
    void refusesOtherFormsOfItsReport() {
        assertThat(Reading.refusal("gitleaks/golden.junit_simple.xml").pointer())
                .isEqualTo("/kind");
        assertThat(Reading.refusalOf(() -> Reading.text("[{\"RuleID\":\"a\"},{\"File\":\"b\"}]", null))
                        .pointer())
                .isEqualTo("/1/RuleID");
    }

    private static List<Leak> leaks(String sample) {
        return ((SecretReport) Reading.sample(sample).evidence()).secrets();
    }
}
