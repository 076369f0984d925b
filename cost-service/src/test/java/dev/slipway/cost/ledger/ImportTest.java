package dev.slipway.cost.ledger;

import static dev.slipway.cost.CostFixture.bill;
import static dev.slipway.cost.CostFixture.registered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.contracts.cost.BudgetCrossed;
import dev.slipway.contracts.cost.CostImported;
import dev.slipway.testkit.SlipwayTest;
import dev.slipway.testkit.database.TestDatabase;
import dev.slipway.testkit.event.EventInjector;
import dev.slipway.testkit.event.OutboxAssertions;
import dev.slipway.testkit.token.TestTokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.support.TransactionTemplate;

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

    @Autowired
    private LedgerService ledger;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private TestDatabase database;

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
    void twoProvidersImportedAtOnceCrossTheCapTogether() {
        events.deliver(registered("race", 1, "50.00"));
        var azure = bill("2025-08", "race", "30.00").replace("AWS", "Azure");
        beforeItCommits(
                bill("2025-08", "race", "30.00"),
                () -> send(azure, "finance").expectStatus().isOk());
        assertThat(billed("race")).isEqualByComparingTo("60.00");
        assertThat(crossed("race")).containsExactly(80, 100);
    }

    @Test
    void anAppRegisteredAfterItsBillIsToldOfItsCap() {
        send(bill("2025-09", "late", "60.00"), "finance").expectStatus().isOk();
        events.deliver(registered("late", 1, "50.00"));
        assertThat(crossed("late")).containsExactly(80, 100);
    }

    @Test
    void anAppRegisteredWhileItsBillComesInIsToldOfItsCap() {
        beforeItCommits(
                bill("2025-10", "meanwhile", "60.00"), () -> events.deliver(registered("meanwhile", 1, "50.00")));
        assertThat(crossed("meanwhile")).containsExactly(80, 100);
    }

    @Test
    void aCapThatIsLoweredIsComparedWithTheBillsThatAreThere() {
        events.deliver(registered("diet", 1, "100.00"));
        send(bill("2025-11", "diet", "60.00"), "finance").expectStatus().isOk();
        assertThat(crossed("diet")).isEmpty();
        events.deliver(registered("diet", 2, "70.00"));
        events.deliver(registered("diet", 3, "50.00"));
        assertThat(crossed("diet")).containsExactly(80, 100);
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

    /** Does something else while the bill stands replaced and is not committed; what waits for the bill is let go on by its commit. */
    private void beforeItCommits(String bill, Runnable other) {
        try (var threads = Executors.newSingleThreadExecutor()) {
            var done = transaction.execute(_ -> {
                importOf(bill);
                var begun = threads.submit(other);
                await().until(() -> begun.isDone() || somebodyWaits());
                return begun;
            });
            assertThat(done).succeedsWithin(Duration.ofSeconds(20));
        }
    }

    private void importOf(String bill) {
        try {
            ledger.importFocus(new ByteArrayInputStream(bill.getBytes(StandardCharsets.UTF_8)), "p_1");
        } catch (IOException | UnreadableBill e) {
            throw new AssertionError(e);
        }
    }

    private boolean somebodyWaits() {
        return !database.query("""
                select 1 from pg_locks where locktype = 'advisory' and not granted
                and database = (select oid from pg_database where datname = current_database())""").isEmpty();
    }

    private List<Integer> crossed(String app) {
        return outbox.events(BudgetCrossed.class).stream()
                .filter(crossed -> crossed.app().equals(app))
                .map(BudgetCrossed::percent)
                .toList();
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
