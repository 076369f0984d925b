package dev.slipway.catalog.app;

import dev.slipway.catalog.description.AppDescription;
import dev.slipway.contracts.Money;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code slipway.apps}: what the platform fills in where an app says nothing.
 *
 * @param hostingTier shared, isolated, edge or serverless
 * @param monthlyCostCap amount above which a cost needs somebody's consent
 * @param currency of that amount, ISO 4217
 */
@Validated
@ConfigurationProperties("slipway.apps")
record AppProperties(
        @DefaultValue("shared") @NotBlank String hostingTier,
        @DefaultValue("50.00") @PositiveOrZero BigDecimal monthlyCostCap,
        @DefaultValue("USD") @Pattern(regexp = "[A-Z]{3}") String currency) {

    /** A description with nothing left open that the platform can fill in, and the names of what it filled in. */
    record Filled(AppDescription description, List<String> defaulted) {}

    Filled fill(AppDescription said, String ownerId) {
        var defaulted = new ArrayList<String>();
        var tier = said.hostingTier();
        if (tier == null) {
            tier = hostingTier;
            defaulted.add("hostingTier");
        }
        var label = said.subdomain();
        if (label == null) {
            label = said.name();
            defaulted.add("subdomain");
        }
        var cap = said.monthlyCostCap();
        if (cap == null) {
            cap = new Money(monthlyCostCap, currency);
            defaulted.add("monthlyCostCap");
        }
        return new Filled(said.filled(ownerId, tier, label, cap), List.copyOf(defaulted));
    }
}
