package dev.slipway.cost.ledger.focus;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.slipway.cost.ledger.UnreadableBill;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** One row, field by field, each with its place if it is wrong. */
final class FocusRow {
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    /** FOCUS numeric format, exponents included; bounded, so that no row makes the ledger compute with a million digits. */
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(\\d{1,30}(\\.\\d{0,30})?|\\.\\d{1,30})([eE][+-]?\\d{1,2})?");

    /** Names and ids: longer than any provider's, and short enough to be looked up by. */
    private static final int LONGEST_NAME = 500;

    /** Nobody had a cloud before, and nobody is billed after. */
    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("2999-12-31T23:59:59Z");

    private final FocusColumns columns;
    private final CsvRecord fields;
    private final long number;

    FocusRow(FocusColumns columns, CsvRecord fields, long number) throws UnreadableBill {
        this.columns = columns;
        this.fields = fields;
        this.number = number;
        if (fields.getFieldCount() != columns.count()) {
            throw new UnreadableBill(
                    "/rows/" + number,
                    "The row has %d fields where the header has %d."
                            .formatted(fields.getFieldCount(), columns.count()));
        }
        if (fields.getFields().stream().anyMatch(field -> field.indexOf('\0') >= 0)) {
            throw new UnreadableBill("/rows/" + number, "The row holds the character U+0000, which is no text.");
        }
    }

    /** The field; nothing if the column is missing, the field is empty, or says NULL. */
    Optional<String> optional(String column) {
        var position = columns.position(column);
        return position.isEmpty()
                ? Optional.empty()
                : Optional.of(fields.getField(position.getAsInt()).strip())
                        .filter(text -> !text.isEmpty() && !text.equals("NULL"));
    }

    String text(String column) throws UnreadableBill {
        return name(column, optional(column).orElseThrow(() -> wrong(column, "must not be empty")));
    }

    Optional<String> optionalText(String column) throws UnreadableBill {
        var text = optional(column);
        return text.isEmpty() ? text : Optional.of(name(column, text.get()));
    }

    String firstOf(String... candidates) throws UnreadableBill {
        for (var column : candidates) {
            var text = optional(column);
            if (text.isPresent()) {
                return name(column, text.get());
            }
        }
        throw wrong(candidates[0], "must not be empty");
    }

    BigDecimal amount(String column) throws UnreadableBill {
        return decimal(column, text(column));
    }

    Optional<BigDecimal> optionalAmount(String column) throws UnreadableBill {
        var text = optional(column);
        return text.isEmpty() ? Optional.empty() : Optional.of(decimal(column, text.get()));
    }

    String currency(String column) throws UnreadableBill {
        var text = text(column);
        if (!CURRENCY.matcher(text).matches()) {
            throw wrong(column, "must be a currency code of ISO 4217, such as USD");
        }
        return text;
    }

    Instant time(String column) throws UnreadableBill {
        return instant(column, text(column));
    }

    Optional<Instant> optionalTime(String column) throws UnreadableBill {
        var text = optional(column);
        return text.isEmpty() ? Optional.empty() : Optional.of(instant(column, text.get()));
    }

    Map<String, String> tags() {
        return optional("Tags").map(FocusTags::read).orElse(Map.of());
    }

    private String name(String column, String text) throws UnreadableBill {
        if (text.length() > LONGEST_NAME) {
            throw wrong(column, "must not be longer than " + LONGEST_NAME + " characters");
        }
        return text;
    }

    private BigDecimal decimal(String column, String text) throws UnreadableBill {
        if (!DECIMAL.matcher(text).matches()) {
            throw wrong(column, "must be a decimal number");
        }
        return new BigDecimal(text);
    }

    private Instant instant(String column, String text) throws UnreadableBill {
        var instant = parsed(column, text);
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            throw wrong(column, "must lie between 1970 and 2999");
        }
        return instant;
    }

    /** FOCUS date-time: ISO 8601 in UTC. Without a zone it is taken as UTC, which FOCUS says it must be. */
    private Instant parsed(String column, String text) throws UnreadableBill {
        try {
            var iso = text.replace(' ', 'T');
            var dated = iso.length() == 10 ? iso + "T00:00:00" : iso;
            return dated.endsWith("Z") || dated.lastIndexOf('+') > 10 || dated.lastIndexOf('-') > 10
                    ? OffsetDateTime.parse(dated).toInstant()
                    : LocalDateTime.parse(dated).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw wrong(column, "must be a date and time such as 2026-09-01T00:00:00Z");
        }
    }

    private UnreadableBill wrong(String column, String what) {
        return new UnreadableBill(
                "/rows/%d/%s".formatted(number, column), "Row %d: %s %s.".formatted(number, column, what));
    }
}
