package dev.slipway.runtime.web;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Java types in words for people who write JSON. */
final class Kinds {

    private static final Map<Class<?>, String> NAMES = Map.ofEntries(
            Map.entry(String.class, "a string"),
            Map.entry(Boolean.class, "true or false"),
            Map.entry(boolean.class, "true or false"),
            Map.entry(Integer.class, "a whole number"),
            Map.entry(int.class, "a whole number"),
            Map.entry(Long.class, "a whole number"),
            Map.entry(long.class, "a whole number"),
            Map.entry(Double.class, "a number"),
            Map.entry(double.class, "a number"),
            Map.entry(BigDecimal.class, "a decimal number"),
            Map.entry(UUID.class, "a UUID"),
            Map.entry(Instant.class, "a time such as 2026-01-31T12:00:00Z"),
            Map.entry(LocalDate.class, "a date such as 2026-01-31"),
            Map.entry(YearMonth.class, "a month such as 2026-01"),
            Map.entry(Duration.class, "a duration such as PT15M"));

    private Kinds() {}

    static String name(Class<?> type) {
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return NAMES.getOrDefault(type, type.isEnum() ? "one of the known words" : "an object of the documented shape");
    }
}
