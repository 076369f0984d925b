package dev.slipway.cost.estimate;

import dev.slipway.contracts.Money;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Prices by hosting tier, as data ({@code prices/prices.yaml}).
 *
 * @param currency ISO 4217 code of all prices
 * @param hoursPerMonth hours that a month is reckoned with
 * @param defaultSize of an app by tier, where whoever asks does not say: what promotions deploy
 */
@Validated
@ConfigurationProperties("slipway.cost.prices")
record PriceList(
        @NotBlank String currency,
        @Positive int hoursPerMonth,
        @NotEmpty Map<String, Tier> tiers,
        @NotEmpty Map<String, Size> defaultSize) {
    /**
     * Prices of a tier.
     *
     * @param base for each app and month, whatever its size
     */
    record Tier(BigDecimal cpuHour, BigDecimal gibHour, BigDecimal base) {}

    Set<String> tierNames() {
        return tiers.keySet();
    }

    Optional<Size> defaultSize(String tier) {
        return Optional.ofNullable(defaultSize.get(tier));
    }

    /** A month of an app, rounded up to the cent: an estimate that is too low helps nobody. */
    Optional<Money> monthly(String tier, Size size) {
        return Optional.ofNullable(tiers.get(tier)).map(price -> {
            var hour = price.cpuHour().multiply(size.cpu()).add(price.gibHour().multiply(size.memoryGib()));
            var running = BigDecimal.valueOf(hoursPerMonth)
                    .multiply(size.runningShare())
                    .multiply(BigDecimal.valueOf(size.replicas()));
            return new Money(hour.multiply(running).add(price.base()).setScale(2, RoundingMode.CEILING), currency);
        });
    }
}
