package dev.slipway.cost.ledger.focus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cost.CostFixture;
import dev.slipway.cost.ledger.BillLine;
import dev.slipway.cost.ledger.UnreadableBill;
import dev.slipway.testkit.fuzz.Bounds;
import dev.slipway.testkit.fuzz.DocumentFuzzTest;
import dev.slipway.testkit.fuzz.Seeds;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** FOCUS, bent: each row says who bills what to whom and when, or the bill is refused at its place; for little time and memory. */
class FocusFuzzTest {
    private enum End {
        READ,
        REFUSED
    }

    private static final Set<End> SEEN = EnumSet.noneOf(End.class);

    @MethodSource("seeds")
    @DocumentFuzzTest
    void readsOrRefusesWhateverComes(byte[] bill) {
        SEEN.add(Bounds.holdFor(bill, () -> end(bill)));
    }

    @AfterAll
    static void bothEndsWereSeen() {
        assertThat(SEEN).containsExactly(End.values());
    }

    private static End end(byte[] bill) throws IOException {
        try {
            new FocusCsv().read(new ByteArrayInputStream(bill), FocusFuzzTest::isWhole);
            return End.READ;
        } catch (UnreadableBill refused) {
            assertThat(refused.pointer()).startsWith("/");
            assertThat(refused.detail()).isNotBlank();
            return End.REFUSED;
        }
    }

    private static void isWhole(BillLine line) {
        assertThat(line.provider()).isNotBlank();
        assertThat(line.billingAccount()).isNotBlank();
        assertThat(line.currency()).hasSize(3);
    }

    private static Stream<Arguments> seeds() throws IOException {
        var small = CostFixture.bill("2024-12", "menu", "12.3456", "lunch", "1.00");
        try (var in = Objects.requireNonNull(
                FocusFuzzTest.class.getResourceAsStream("/focus/focus_sample_1.2.first-rows.csv"))) {
            var full = Seeds.of("the full shape of FOCUS 1.2", in.readAllBytes());
            return Stream.of(
                            Seeds.of(small, "12.3456"),
                            Seeds.of(small, "\"{\"\"app\"\":\"\"menu\"\"}\""),
                            Stream.of(full))
                    .flatMap(seeds -> seeds);
        }
    }
}
