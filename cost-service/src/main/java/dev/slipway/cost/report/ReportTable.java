package dev.slipway.cost.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.slipway.contracts.Money;
import java.io.StringWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The report as CSV (RFC 4180). A text that a spreadsheet would take for a formula is made harmless by an apostrophe.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>
 */
final class ReportTable {
    private ReportTable() {}

    static String of(MonthlyReport report) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(
                    "month",
                    "app",
                    "team",
                    "cost_centre",
                    "currency",
                    "billed",
                    "effective",
                    "estimate",
                    "month_before",
                    "cap");
            for (var row : report.rows()) {
                csv.writeRecord(
                        report.month(),
                        harmless(row.app()),
                        harmless(row.team()),
                        harmless(row.costCentre()),
                        row.billed().currency(),
                        amount(row.billed()),
                        amount(row.effective()),
                        amount(row.estimate()),
                        amount(row.before()),
                        amount(row.cap()));
            }
            for (var rest : report.untagged()) {
                csv.writeRecord(report.month(), "(untagged)", "", "", rest.currency(), amount(rest), "", "", "", "");
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String amount(@Nullable Money money) {
        return money == null ? "" : money.amount().toPlainString();
    }

    private static String harmless(@Nullable String text) {
        var plain = Objects.requireNonNullElse(text, "");
        return !plain.isEmpty() && "=+-@\t\r".indexOf(plain.charAt(0)) >= 0 ? "'" + plain : plain;
    }
}
