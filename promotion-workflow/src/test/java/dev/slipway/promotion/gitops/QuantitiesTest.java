package dev.slipway.promotion.gitops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantitiesTest {
    @ParameterizedTest
    @CsvSource({"50m,0.05", "2,2", "0.5,0.5", "1k,1000", "3M,3000000", "64Mi,67108864", "1Gi,1073741824", "1.5Ki,1536"})
    void readsWhatManifestsWrite(String quantity, String amount) {
        assertThat(Quantities.amount(quantity)).isEqualByComparingTo(amount);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "m", "-1", "64MB", "1 Gi", "much"})
    void refusesWhatIsNone(String quantity) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quantities.amount(quantity))
                .withMessageContaining(quantity);
    }
}
