package dev.slipway.cost.ledger.focus;

import dev.slipway.cost.ledger.UnreadableBill;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Which column stands where. Column ids are case-sensitive in FOCUS (attribute “column naming”); unknown and missing optional columns are no fault.
 */
record FocusColumns(Map<String, Integer> positions, int count) {
    private static final List<String> NEEDED =
            List.of("BilledCost", "BillingAccountId", "BillingCurrency", "BillingPeriodStart");
    private static final List<String> PROVIDERS =
            List.of("ProviderName", "ServiceProviderName", "PublisherName", "InvoiceIssuerName");

    static FocusColumns of(List<String> header) throws UnreadableBill {
        var positions = new HashMap<String, Integer>();
        for (int i = 0; i < header.size(); i++) {
            if (positions.putIfAbsent(header.get(i).strip(), i) != null) {
                throw new UnreadableBill("/columns/" + header.get(i).strip(), "The column stands there twice.");
            }
        }
        var missing =
                NEEDED.stream().filter(column -> !positions.containsKey(column)).toList();
        if (!missing.isEmpty()) {
            throw new UnreadableBill(
                    "/columns/" + missing.getFirst(),
                    "Missing: %s. A FOCUS bill has a column of that name (FOCUS 1.0 and later)."
                            .formatted(String.join(", ", missing)));
        }
        if (PROVIDERS.stream().noneMatch(positions::containsKey)) {
            throw new UnreadableBill(
                    "/columns/ProviderName", "Missing: ProviderName; and none of its successors is there either.");
        }
        return new FocusColumns(Map.copyOf(positions), header.size());
    }

    OptionalInt position(String column) {
        var position = positions.get(column);
        return position == null ? OptionalInt.empty() : OptionalInt.of(position);
    }
}
