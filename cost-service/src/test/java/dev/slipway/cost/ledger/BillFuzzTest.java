package dev.slipway.cost.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cost.CostFixture;
import dev.slipway.testkit.SlipwayTest;
import dev.slipway.testkit.database.TestDatabase;
import dev.slipway.testkit.fuzz.Mutations;
import dev.slipway.testkit.token.TestTokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Bills, bent: each is imported whole, or refused and every row is as it was; never our fault. */
@SlipwayTest
class BillFuzzTest {
    @Autowired
    private RestTestClient http;

    @Autowired
    private TestDatabase database;

    @Test
    void importsWholeOrRefusesWhateverComes() throws IOException {
        var mutations = new Mutations(Mutations.seed());
        var real = List.of(
                CostFixture.bill("2024-12", "menu", "12.3456", "lunch", "1.00").getBytes(StandardCharsets.UTF_8),
                sample("/focus/focus_sample_1.2.first-rows.csv"));
        int imported = 0;
        for (int tried = 0; tried < Mutations.tries(100); tried++) {
            var before = ledger();
            var status = send(mutations.of(real));
            assertThat(status).as("seed %d", Mutations.seed()).isIn(200, 400, 413, 422);
            if (status == 200) {
                imported++;
            } else {
                assertThat(ledger()).isEqualTo(before);
            }
        }
        assertThat(imported).as("both ends are seen").isPositive().isLessThan(Mutations.tries(100));
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

    private static byte[] sample(String name) throws IOException {
        try (var in = Objects.requireNonNull(BillFuzzTest.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        }
    }
}
