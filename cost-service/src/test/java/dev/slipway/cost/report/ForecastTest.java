package dev.slipway.cost.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cost.ledger.Spending;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class ForecastTest {
    private static final Instant MIDDLE = Instant.parse("2026-06-16T00:00:00Z");

    @Test
    void keepsThePaceUntilTheMonthEnds() {
        assertThat(Forecast.of(spent("2026-06-11T00:00:00Z"), MIDDLE)
                        .orElseThrow()
                        .amount())
                .isEqualByComparingTo("30");
    }

    @Test
    void saysNothingAboutAMonthThatIsOver() {
        assertThat(Forecast.of(spent("2026-06-11T00:00:00Z"), Instant.parse("2026-07-01T00:00:00Z")))
                .isEmpty();
    }

    @Test
    void saysNothingBeforeTheFirstHourIsBilled() {
        assertThat(Forecast.of(spent("2026-06-01T00:00:00Z"), MIDDLE)).isEmpty();
    }

    private static Spending spent(String until) {
        return new Spending(
                "menu", YearMonth.of(2026, 6), "USD", BigDecimal.TEN, BigDecimal.TEN, null, Instant.parse(until));
    }
}
