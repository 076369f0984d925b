package dev.slipway.cost.ledger.focus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.cost.ledger.BillLine;
import dev.slipway.cost.ledger.UnreadableBill;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FocusCsvTest {
    private static final String HEADER =
            "BilledCost,EffectiveCost,BillingAccountId,BillingCurrency,BillingPeriodStart,ChargePeriodEnd,ProviderName,Tags\n";

    @Test
    void readsEveryRowOfTheOfficialSampleAlthoughItBreaksTheSpecification() throws Exception {
        var lines = resource("focus_sample_1.0.csv");
        assertThat(lines).hasSize(600);
        assertThat(lines).extracting(BillLine::provider).containsOnly("AWS", "Microsoft", "Oracle");
        assertThat(lines).extracting(BillLine::month).containsOnly(YearMonth.of(2024, 9));
        assertThat(lines.getFirst().billed()).isEqualByComparingTo("0.00000080000");
    }

    @Test
    void readsTheFullShapeOfFocus12WithCreditsAndCorrections() throws Exception {
        var lines = resource("focus_sample_1.2.first-rows.csv");
        assertThat(lines).hasSize(5);
        assertThat(lines).extracting(BillLine::chargeCategory).contains("Usage", "Purchase", "Credit");
        assertThat(lines.getFirst().costCentre()).isEqualTo("CC-2042");
    }

    @ParameterizedTest
    @CsvSource({
        "1.3E-9,0.0000000013",
        "-12.50,-12.50",
        "0,0",
        ".5,0.5",
        "123456789012345.123456789012345,123456789012345.123456789012345"
    })
    void keepsAmountsExactly(String written, BigDecimal meant) throws Exception {
        assertThat(read(HEADER + written + ",NULL,a,USD,2024-09-01,2024-09-02,AWS,\n")
                        .getFirst()
                        .billed())
                .isEqualByComparingTo(meant);
    }

    @Test
    void takesATimeWithoutZoneAsUtc() throws Exception {
        var line = read(HEADER + "1,1,a,USD,2024-09-01 00:00:00,2024-09-18 23:00:00,AWS,\n")
                .getFirst();
        assertThat(line.coveredUntil()).isEqualTo(Instant.parse("2024-09-18T23:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'{\"app\": \"menu\"}'",
                "'\"app\": \"menu\"'",
                "'{\" app\": \"menu\"}'",
                "'{\"user:app\": \"menu\"}'"
            })
    void findsTheAppInTagsAsProvidersReallyWriteThem(String tags) throws Exception {
        var quoted = '"' + tags.replace("\"", "\"\"") + '"';
        assertThat(read(HEADER + "1,1,a,USD,2024-09-01,2024-09-02,AWS," + quoted + "\n")
                        .getFirst()
                        .app())
                .isEqualTo("menu");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1x,1,a,USD,2024-09-01,2024-09-02,AWS,; /rows/1/BilledCost",
                "1e999,1,a,USD,2024-09-01,2024-09-02,AWS,; /rows/1/BilledCost",
                "NULL,1,a,USD,2024-09-01,2024-09-02,AWS,; /rows/1/BilledCost",
                "1,1,a,dollars,2024-09-01,2024-09-02,AWS,; /rows/1/BillingCurrency",
                "1,1,a,USD,yesterday,2024-09-02,AWS,; /rows/1/BillingPeriodStart",
                "1,1,,USD,2024-09-01,2024-09-02,AWS,; /rows/1/BillingAccountId",
                "1,1,a,USD,2024-09-01,2024-09-02,,; /rows/1/ProviderName",
                "1,1,a,USD,+999999999-09-01T00:00:00Z,2024-09-02,AWS,; /rows/1/BillingPeriodStart",
                "1,1,a,USD,2024-09-01,1969-09-02,AWS,; /rows/1/ChargePeriodEnd",
                "1,1,a\0b,USD,2024-09-01,2024-09-02,AWS,; /rows/1",
                "1,1,a,USD,2024-09-01,2024-09-02; /rows/1"
            })
    void namesThePlaceOfWhatItCannotRead(String row, String pointer) {
        assertThatThrownBy(() -> read(HEADER + row + "\n"))
                .isInstanceOf(UnreadableBill.class)
                .asInstanceOf(InstanceOfAssertFactories.type(UnreadableBill.class))
                .extracting(UnreadableBill::pointer)
                .isEqualTo(pointer);
    }

    @Test
    void refusesNamesThatNobodyHas() {
        assertThatThrownBy(() -> read(HEADER + "1,1," + "a".repeat(501) + ",USD,2024-09-01,2024-09-02,AWS,\n"))
                .asInstanceOf(InstanceOfAssertFactories.type(UnreadableBill.class))
                .extracting(UnreadableBill::pointer)
                .isEqualTo("/rows/1/BillingAccountId");
    }

    @Test
    void takesTagsThatNoAppCouldHaveForNone() throws Exception {
        for (var value : List.of("a".repeat(257), "a\\u0000b", "\\ud800")) {
            var row = "1,1,a,USD,2024-09-01,2024-09-02,AWS,\"{\"\"app\"\": \"\"" + value + "\"\"}\"\n";
            assertThat(read(HEADER + row).getFirst().app()).isNull();
        }
    }

    @Test
    void namesAMissingColumn() {
        assertThatThrownBy(() -> read("BilledCost,Oops\n1,2\n"))
                .asInstanceOf(InstanceOfAssertFactories.type(UnreadableBill.class))
                .extracting(UnreadableBill::pointer)
                .isEqualTo("/columns/BillingAccountId");
    }

    @Test
    void refusesAnEmptyFile() {
        assertThatThrownBy(() -> read("")).isInstanceOf(UnreadableBill.class);
    }

    private static List<BillLine> resource(String name) throws IOException, UnreadableBill {
        try (InputStream bytes = FocusCsvTest.class.getResourceAsStream("/focus/" + name)) {
            return read(new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static List<BillLine> read(String csv) throws IOException, UnreadableBill {
        var lines = new ArrayList<BillLine>();
        new FocusCsv().read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), lines::add);
        return lines;
    }
}
