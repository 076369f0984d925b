package dev.slipway.cost.ledger;

import static dev.slipway.cost.CostFixture.bill;
import static dev.slipway.cost.CostFixture.registered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contracts.cost.BudgetCrossed;
import dev.slipway.contracts.cost.CostImported;
import dev.slipway.testkit.SlipwayTest;
import dev.slipway.testkit.event.EventInjector;
import dev.slipway.testkit.event.OutboxAssertions;
import dev.slipway.testkit.token.TestTokens;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

@SlipwayTest
class ImportTest {
    @Autowired
    private RestTestClient http;

    @Autowired
    private SpendingRepository spending;

    @Autowired
    private OutboxAssertions outbox;

    @Autowired
    private EventInjector events;

    @BeforeEach
    void forget() {
        outbox.forget();
    }

    @Test
    void importsTheOfficialSampleTwiceWithoutChangingACent() throws IOException {
        var sample = new String(
                ImportTest.class
                        .getResourceAsStream("/focus/focus_sample_1.0.csv")
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        var month = YearMonth.of(2024, 9);
        send(sample, "finance")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.rows")
                .isEqualTo(600)
                .jsonPath("$.periods.length()")
                .isEqualTo(3);
        var once = spending.ofMonth(month);
        send(sample, "finance")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.rows")
                .isEqualTo(600);
        assertThat(spending.ofMonth(month)).isEqualTo(once).isNotEmpty();
        assertThat(outbox.events(CostImported.class)).hasSize(6);
    }

    @Test
    void replacesABillWhole() {
        send(bill("2025-01", "noodles", "10.00", "lunch", "3.00"), "finance")
                .expectStatus()
                .isOk();
        send(bill("2025-01", "noodles", "12.50"), "finance").expectStatus().isOk();
        assertThat(billed("noodles")).isEqualByComparingTo("12.50");
        assertThat(spending.ofApp("lunch")).isEmpty();
    }

    @Test
    void keepsTheOldLinesWhenTheNewBillCannotBeRead() {
        send(bill("2025-02", "soup", "7.77"), "finance").expectStatus().isOk();
        outbox.forget();
        send(bill("2025-02", "soup", "1.00", "soup", "much"), "finance")
                .expectStatus()
                .isEqualTo(422)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/rows/2/BilledCost");
        assertThat(billed("soup")).isEqualByComparingTo("7.77");
        outbox.none(CostImported.class);
    }

    @Test
    void twoImportsOfOneBillLeaveOneOfThem() throws Exception {
        Callable<Integer> one = () -> send(bill("2025-03", "tea", "1.00", "tea", "1.00"), "finance")
                .returnResult(String.class)
                .getStatus()
                .value();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var done : threads.invokeAll(List.of(one, one, one, one, one, one, one, one))) {
                assertThat(done.get()).isEqualTo(200);
            }
        }
        assertThat(billed("tea")).isEqualByComparingTo("2.00");
    }

    @Test
    void tellsOnceThatAShareOfTheCapWasCrossed() {
        events.deliver(registered("pizza", 1, "10.00"));
        send(bill("2025-04", "pizza", "7.99"), "finance").expectStatus().isOk();
        outbox.none(BudgetCrossed.class);
        send(bill("2025-04", "pizza", "8.00"), "finance").expectStatus().isOk();
        send(bill("2025-04", "pizza", "8.50"), "finance").expectStatus().isOk();
        assertThat(outbox.only(BudgetCrossed.class).percent()).isEqualTo(80);
        send(bill("2025-04", "pizza", "11.00"), "finance").expectStatus().isOk();
        assertThat(outbox.events(BudgetCrossed.class))
                .extracting(BudgetCrossed::percent)
                .containsExactly(80, 100);
    }

    @Test
    void anOldEventDoesNotBringAnOldCapBack() {
        events.deliver(registered("cake", 2, "100.00"));
        events.deliver(registered("cake", 1, "1.00"));
        send(bill("2025-05", "cake", "5.00"), "finance").expectStatus().isOk();
        outbox.none(BudgetCrossed.class);
    }

    @Test
    void onlyFinanceImports() {
        send(bill("2025-06", "menu", "1"), "creator").expectStatus().isForbidden();
        http.post()
                .uri("/api/v1/imports")
                .contentType(MediaType.parseMediaType("text/csv"))
                .body("x")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    private BigDecimal billed(String app) {
        return spending.ofApp(app).getFirst().billed();
    }

    private RestTestClient.ResponseSpec send(String csv, String role) {
        return http.post()
                .uri("/api/v1/imports?format=focus")
                .headers(headers -> headers.setBearerAuth(TestTokens.person(role, role)))
                .contentType(MediaType.parseMediaType("text/csv"))
                .body(csv)
                .exchange();
    }
}
