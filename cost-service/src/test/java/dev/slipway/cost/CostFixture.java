package dev.slipway.cost;

import dev.slipway.contracts.Money;
import dev.slipway.contracts.catalog.AppRegistered;
import dev.slipway.contracts.catalog.AppState;
import java.math.BigDecimal;
import java.util.List;

/** Apps as the catalog would tell of them. */
public final class CostFixture {
    private CostFixture() {}

    public static AppRegistered registered(String name, long revision, String cap) {
        var state = new AppState(
                name,
                "p_1",
                "dining",
                null,
                "CC-1042",
                null,
                null,
                null,
                "0.1.0",
                "shared",
                "internal",
                "low",
                "triage",
                List.of(),
                "active",
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                List.of(),
                List.of(),
                new Money(new BigDecimal(cap), "USD"),
                null);
        return new AppRegistered(name, revision, state, "p_1", "api");
    }

    /** A minimal FOCUS bill: one line an app and amount, all of one account and month. */
    public static String bill(String month, String... appsAndAmounts) {
        var csv = new StringBuilder(
                "BilledCost,EffectiveCost,BillingAccountId,BillingCurrency,BillingPeriodStart,ChargePeriodEnd,ProviderName,Tags\n");
        for (int i = 0; i < appsAndAmounts.length; i += 2) {
            csv.append("%s,%s,acct-1,USD,%s-01T00:00:00Z,%s-02T00:00:00Z,AWS,\"{\"\"app\"\":\"\"%s\"\"}\"%n"
                    .formatted(appsAndAmounts[i + 1], appsAndAmounts[i + 1], month, month, appsAndAmounts[i]));
        }
        return csv.toString();
    }
}
