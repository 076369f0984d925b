package dev.slipway.catalog.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalog.document.DocumentSchema;
import dev.slipway.catalog.document.Format;
import dev.slipway.catalog.document.Reading;
import dev.slipway.contracts.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskTableTest {
    private static final Claims HARMLESS = new Claims(RiskLevel.LOW, DataClass.PUBLIC, money("0"));

    private final RiskTable table = RiskTable.load();

    @ParameterizedTest
    @CsvSource({
        // data, exposure, users, cost, kept by, keys, level
        "none, internal, 5, 50, creator, false, LOW",
        "internal, internal, 5, 50, creator, false, LOW",
        "internal, internal, 40, 30, creator, false, MEDIUM",
        "none, internal, 6, 50, creator, false, MEDIUM",
        "none, internal, 5, 50.01, creator, false, MEDIUM",
        "none, internal, 5, 50, team, false, MEDIUM",
        "none, internal, 5, 50, creator, true, MEDIUM",
        "none, public, 5, 50, creator, false, MEDIUM",
        "none, public, 500, 50, creator, false, MEDIUM",
        "none, public, 501, 50, creator, false, HIGH",
        "none, internal, 501, 50, creator, false, MEDIUM",
        "personal, internal, 1, 0, creator, false, MEDIUM",
        "personal, public, 1, 0, creator, false, HIGH",
        "regulated, internal, 1, 0, creator, false, HIGH",
        "none, internal, 1, 500, creator, false, MEDIUM",
        "none, internal, 1, 500.01, creator, false, HIGH",
    })
    void decidesAsTheTableSays(
            String data, String exposure, int users, String cost, String keptBy, boolean keys, RiskLevel expected) {
        var risk = table.assess(new TriageAnswers(data, exposure, users, money(cost), keptBy, keys), HARMLESS);

        assertThat(risk.level()).isEqualTo(expected);
        assertThat(risk.source()).isEqualTo("triage");
        assertThat(risk.reasons()).isNotEmpty().allSatisfy(reason -> assertThat(reason)
                .isNotBlank());
    }

    @Test
    void countsAnAppThatWasNeverTriagedAsHigh() {
        var risk = table.assess(null, HARMLESS);

        assertThat(risk.level()).isEqualTo(RiskLevel.HIGH);
        assertThat(risk.source()).isEqualTo("untriaged");
        assertThat(risk.reasons()).hasSize(1);
    }

    @Test
    void letsClaimsRaiseAndNeverLower() {
        var harmless = new TriageAnswers("none", "internal", 1, money("0"), "creator", false);
        var severe = new TriageAnswers("regulated", "public", 1, money("0"), "creator", false);

        assertThat(table.assess(harmless, new Claims(RiskLevel.HIGH, DataClass.PUBLIC, money("0")))
                        .level())
                .isEqualTo(RiskLevel.HIGH);
        assertThat(table.assess(harmless, new Claims(RiskLevel.LOW, DataClass.REGULATED, money("0")))
                        .level())
                .isEqualTo(RiskLevel.HIGH);
        assertThat(table.assess(harmless, new Claims(RiskLevel.LOW, DataClass.PUBLIC, money("51")))
                        .level())
                .isEqualTo(RiskLevel.MEDIUM);
        assertThat(table.assess(severe, HARMLESS).level()).isEqualTo(RiskLevel.HIGH);
    }

    @Test
    void takesACostInAnotherCurrencyForTheWorst() {
        var euros = new TriageAnswers("none", "internal", 1, new Money(BigDecimal.ONE, "EUR"), "creator", false);

        assertThat(table.assess(euros, HARMLESS).level()).isEqualTo(RiskLevel.HIGH);
    }

    @ParameterizedTest
    @CsvSource({"none, false", "internal, false", "personal, true", "regulated, true"})
    void sendsPersonalAndRegulatedDataToTheIsolatedTier(String data, boolean isolated) {
        var answers = new TriageAnswers(data, "internal", 1, money("0"), "creator", false);

        assertThat(RiskTable.dataClass(answers, DataClass.PUBLIC).needsIsolation())
                .isEqualTo(isolated);
        assertThat(RiskTable.dataClass(null, DataClass.of(data)).needsIsolation())
                .isEqualTo(isolated);
    }

    @Test
    void isDataThatItsSchemaAccepts() throws IOException {
        try (var source = Objects.requireNonNull(RiskTable.class.getResourceAsStream("/triage/table.json"))) {
            // Read as YAML, of which JSON is a part: the names of the table are not to be respelled.
            assertThat(DocumentSchema.at("/triage/table.schema.json").read(source.readAllBytes(), Format.YAML))
                    .isInstanceOf(Reading.Fine.class);
        }
    }

    private static Money money(String amount) {
        return new Money(new BigDecimal(amount), "USD");
    }
}
