package dev.slipway.cost.ledger.focus;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.slipway.cost.ledger.BillLine;
import dev.slipway.cost.ledger.BillReader;
import dev.slipway.cost.ledger.UnreadableBill;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * FOCUS as CSV. Real exports break the specification in known ways, and are read all the same: date-times without {@code T} and zone, the text NULL for null,
 * tags whose JSON has lost its braces. What carries money or its place in time is never guessed: such a row refuses the whole bill.
 *
 * @see <a href="https://focus.finops.org/focus-specification/v1-2/">FOCUS 1.2, columns</a>
 */
@Component
class FocusCsv implements BillReader {
    private static final int LARGEST_FIELD = 256 * 1024;

    @Override
    public void read(InputStream bytes, Consumer<BillLine> line) throws IOException, UnreadableBill {
        try (var csv = CsvReader.builder()
                .detectBomHeader(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE) // FocusRow says which row it is
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(4 * LARGEST_FIELD)
                .ofCsvRecord(bytes, StandardCharsets.UTF_8)) {
            var records = csv.iterator();
            if (!records.hasNext()) {
                throw new UnreadableBill("/columns", "The bill is empty.");
            }
            var columns = FocusColumns.of(records.next().getFields());
            for (long row = 1; records.hasNext(); row++) {
                line.accept(line(columns, records.next(), row));
            }
        } catch (CsvParseException e) {
            throw new UnreadableBill("/rows", "The bill is not CSV (RFC 4180): " + e.getMessage());
        }
    }

    private static BillLine line(FocusColumns columns, CsvRecord fields, long number) throws UnreadableBill {
        var row = new FocusRow(columns, fields, number);
        var tags = row.tags();
        var billed = row.amount("BilledCost");
        var start = row.time("BillingPeriodStart");
        return new BillLine(
                row.firstOf("ProviderName", "ServiceProviderName", "PublisherName", "InvoiceIssuerName"),
                row.text("BillingAccountId"),
                YearMonth.from(start.atOffset(ZoneOffset.UTC)),
                row.optionalTime("ChargePeriodEnd").orElse(start),
                tags.get("app"),
                Optional.ofNullable(tags.get("cost-centre")).orElse(tags.get("cost_center")),
                row.optionalText("ServiceName").orElse(null),
                row.optionalText("ChargeCategory").orElse(null),
                row.currency("BillingCurrency"),
                billed,
                row.optionalAmount("EffectiveCost").orElse(billed));
    }
}
