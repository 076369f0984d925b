package dev.slipway.cost.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cost.estimate.PriceList.Tier;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceListTest {
    private static final Size SMALL = size("0.05", "0.0625", 1, "1");

    private final PriceList prices = new PriceList(
            "USD",
            730,
            Map.of("shared", tier("0.031", "0.004", "0"), "isolated", tier("0.044", "0.006", "18.00")),
            Map.of("shared", SMALL));

    /** Hours × share × replicas × (cores × price + GiB × price) + base. */
    @ParameterizedTest
    @CsvSource({
        "shared, 0.05, 0.0625, 1, 1, 1.32", // 1.314
        "shared, 0.5, 1, 2, 1, 28.47", // 28.47 exactly: nothing to round
        "shared, 0.5, 1, 2, 0.2, 5.70", // 5.694
        "isolated, 0.05, 0.0625, 1, 1, 19.88", // 18 + 1.87975
        "isolated, 1, 1, 1, 0, 18.00", // never runs: the base alone
    })
    void reckonsAMonthAndRoundsUp(String tier, String cpu, String memory, int replicas, String share, String monthly) {
        assertThat(prices.monthly(tier, size(cpu, memory, replicas, share))).hasValueSatisfying(cost -> {
            assertThat(cost.amount()).isEqualTo(new BigDecimal(monthly));
            assertThat(cost.currency()).isEqualTo("USD");
        });
    }

    @Test
    void hasNoPriceForATierThatItDoesNotName() {
        assertThat(prices.monthly("edge", SMALL)).isEmpty();
        assertThat(prices.defaultSize("isolated")).isEmpty();
    }

    private static Size size(String cpu, String memory, int replicas, String share) {
        return new Size(new BigDecimal(cpu), new BigDecimal(memory), replicas, new BigDecimal(share));
    }

    private static Tier tier(String cpuHour, String gibHour, String base) {
        return new Tier(new BigDecimal(cpuHour), new BigDecimal(gibHour), new BigDecimal(base));
    }
}
