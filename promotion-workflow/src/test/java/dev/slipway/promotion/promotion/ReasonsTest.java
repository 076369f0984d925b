package dev.slipway.promotion.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contracts.activities.EstimateAnswer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReasonsTest {
    @Test
    void saysNothingOfAnAppThatStaysWithinItsCap() {
        assertThat(Reasons.ofCost(new EstimateAnswer("12.30", "40.00", "USD", false, "USD")))
                .isNull();
    }

    @Test
    void saysBothAmountsWithTheirCurrency() {
        assertThat(above("USD"))
                .isEqualTo("It is estimated at 52.30 USD a month, above its cap of 40.00 USD.")
                .isEqualTo(above(null));
    }

    @Test
    void callsNothingAboveThatCannotBeCompared() {
        assertThat(above("EUR"))
                .isEqualTo("It is estimated at 52.30 USD a month, which cannot be compared with its cap of 40.00 EUR.");
    }

    private static @Nullable String above(@Nullable String capCurrency) {
        return Reasons.ofCost(new EstimateAnswer("52.30", "40.00", "USD", true, capCurrency));
    }
}
