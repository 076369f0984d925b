package dev.slipway.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.contracts.promotion.PromotionRequested;
import dev.slipway.testkit.temporal.RealTemporal;
import dev.slipway.testkit.temporal.TemporalServer;
import dev.slipway.testkit.token.TestTokens;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.client.StatusAssertions;

/** The whole service with its workers and Temporal's own server, where the environments repository does not answer. */
@RealTemporal
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(
        properties = {
            "spring.temporal.start-workers=true",
            "slipway.process.look-after-every=1s",
            "slipway.process.stuck-after=1s",
            "slipway.gitops.url=/nowhere/environments.git",
        })
class StuckProcessTest extends ServiceTest {
    private static final TemporalServer TEMPORAL = TemporalServer.start();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    private WorkflowClient temporal;

    @Autowired
    private MeterRegistry meters;

    @BeforeAll
    void theOthersWork() {
        new OtherServices().behind(temporal);
    }

    @DynamicPropertySource
    static void own(DynamicPropertyRegistry properties) {
        properties.add("spring.temporal.connection.target", TEMPORAL::target);
    }

    private record Stuck(
            UUID id, String app, String step, String what, String why, String fix, Instant since, int attempts) {}

    private record Stucks(List<Stuck> items, @Nullable String nextCursor) {}

    @Test
    void isListedInWordsAndBegunAnewWithoutDoingAnythingTwice() {
        var app = anApp();
        var begun = Instant.now();
        var promotion = promotionOf(app, digest("build-" + app));

        var stuck = await().atMost(PATIENCE)
                .until(() -> listed(promotion), found -> !found.isEmpty())
                .getFirst();

        assertThat(stuck.app()).isEqualTo(app);
        assertThat(stuck.what()).contains(stuck.step(), "tried again and again");
        assertThat(stuck.why()).contains("/nowhere/environments.git");
        assertThat(stuck.attempts()).isPositive();
        assertThat(stuck.since()).isBetween(begun, Instant.now().minusSeconds(1));
        await("the gauge that the alert looks at").atMost(PATIENCE).until(this::measured, count -> count > 0);

        var run = runOf(promotion);
        retry(promotion, "operator", "operator").isEqualTo(202);

        await().atMost(PATIENCE).until(() -> runOf(promotion), now -> !now.equals(run));
        await().atMost(PATIENCE).until(() -> listed(promotion), found -> !found.isEmpty());
        assertThat(outbox.events(PromotionRequested.class)).hasSize(1);
        assertThat(database.query(
                        "select 1 from process_history where process = ? and step = 'judged-gate-staging-1'",
                        promotion))
                .hasSize(1);
    }

    @Test
    void isForOperatorsAndKnowsWhatThereIs() {
        retry(UUID.randomUUID(), "operator", "operator").isEqualTo(404);
        retry(UUID.randomUUID(), "creator").isEqualTo(403);
        get("/api/v1/operations/processes").expectStatus().isForbidden();
    }

    private List<Stuck> listed(UUID process) {
        var page = http.get()
                .uri("/api/v1/operations/processes?limit=200")
                .headers(headers -> headers.setBearerAuth(TestTokens.person("operator", "operator")))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(new ParameterizedTypeReference<Stucks>() {})
                .returnResult()
                .getResponseBody();
        return page == null
                ? List.of()
                : page.items().stream().filter(it -> it.id().equals(process)).toList();
    }

    private double measured() {
        return meters.get("slipway.processes.stuck")
                .tag("kind", "promotion")
                .gauge()
                .value();
    }

    private String runOf(UUID process) {
        return temporal.newUntypedWorkflowStub(process.toString())
                .describe()
                .getExecution()
                .getRunId();
    }

    private StatusAssertions retry(UUID process, String who, String... roles) {
        return post("/api/v1/operations/processes/" + process + "/retries", who, Map.of(), roles)
                .expectStatus();
    }
}
