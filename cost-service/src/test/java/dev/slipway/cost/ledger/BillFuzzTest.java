package dev.slipway.cost.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cost.CostFixture;
import dev.slipway.testkit.SlipwayTest;
import dev.slipway.testkit.database.TestDatabase;
import dev.slipway.testkit.fuzz.Bounds;
import dev.slipway.testkit.fuzz.DocumentFuzzTest;
import dev.slipway.testkit.fuzz.Seeds;
import dev.slipway.testkit.token.TestTokens;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Bills, bent: each is imported whole, or refused and every row is as it was; never our fault. */
@SlipwayTest
class BillFuzzTest {
    private static final Set<Integer> SEEN = new HashSet<>();

    @Autowired
    private RestTestClient http;

    @Autowired
    private TestDatabase database;

    @MethodSource("seeds")
    @DocumentFuzzTest
    void importsWholeOrRefusesWhateverComes(byte[] bill) {
        var before = ledger();
        SEEN.add(Bounds.guardFor(bill, () -> {
            var status = send(bill);
            assertThat(status).isIn(200, 400, 413, 422);
            if (status != 200) {
                assertThat(ledger()).isEqualTo(before);
            }
            assertThat(cutOff()).isEmpty();
            return status;
        }));
    }

    @AfterAll
    static void bothEndsWereSeen() {
        assertThat(SEEN).contains(200, 422);
    }

    private int send(byte[] bill) {
        return http.post()
                .uri("/api/v1/imports?format=focus")
                .headers(headers -> headers.setBearerAuth(TestTokens.person("finance", "finance")))
                .contentType(MediaType.parseMediaType("text/csv"))
                .body(bill)
                .exchange()
                .returnResult(byte[].class)
                .getStatus()
                .value();
    }

    /** Bills and their lines, as a hash of all rows. */
    private String ledger() {
        return database.query(
                        "select (select md5(coalesce(string_agg(b::text, '|' order by b::text), '')) from bill b) || (select md5(coalesce(string_agg(l::text, '|' order by l::text), '')) from bill_line l) as state")
                .getFirst()
                .toString();
    }

    /** Bills with fewer lines than they say, and lines that wait for a bill. */
    private List<?> cutOff() {
        return database.query(
                "select id from bill where line_count <> (select count(*) from bill_line where bill_id = bill.id) union all select import_id from incoming_line");
    }

    private static Stream<Arguments> seeds() throws IOException {
        var small = CostFixture.bill("2024-12", "menu", "12.3456", "lunch", "1.00");
        return Stream.of(
                        Seeds.of(small, "12.3456"),
                        Seeds.of(small, "2024-12-01T00:00:00Z"),
                        Seeds.of(small, "AWS"),
                        Stream.of(Seeds.of("the full shape of FOCUS 1.2", sample())))
                .flatMap(seeds -> seeds);
    }

    private static byte[] sample() throws IOException {
        try (var in = Objects.requireNonNull(
                BillFuzzTest.class.getResourceAsStream("/focus/focus_sample_1.2.first-rows.csv"))) {
            return in.readAllBytes();
        }
    }
}
