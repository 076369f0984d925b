package dev.slipway.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.contracts.promotion.PromotionRequested;
import dev.slipway.runtime.telemetry.Telemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** The trace of what set a promotion off, as the service exports it: from the event over the row and the workflow to the commit. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Import(TraceTest.Exporter.class)
@TestPropertySource(properties = {"spring.temporal.start-workers=true", "slipway.process.look-after-every=1s"})
class TraceTest extends ServiceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Remote GIT = git();

    @Autowired
    private InMemorySpanExporter spans;

    @Autowired
    private Telemetry telemetry;

    @Autowired
    private WorkflowClient temporal;

    /** Keeps what is exported in memory. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Exporter {
        @Bean
        InMemorySpanExporter inMemorySpanExporter() {
            return InMemorySpanExporter.create();
        }
    }

    @BeforeAll
    void theOthersWork() {
        new OtherServices().behind(temporal);
    }

    @DynamicPropertySource
    static void git(DynamicPropertyRegistry properties) {
        GIT.register(properties);
    }

    private static Remote git() {
        try {
            return Remote.empty(Files.createTempDirectory("trace").resolve("origin.git"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theCommitBelongsToTheTraceOfTheEventThatAskedForIt() {
        var promotion = promotionWithin("webhook", anApp());

        var commit = awaitSpan("git commit", "webhook");

        assertThat(path(commit))
                .containsExactly("git commit", "activity GitopsEnsureDeployed", "start promotion", "webhook");
        assertThat(commit.getAttributes().get(AttributeKey.stringKey("git.change")))
                .startsWith(promotion + "/");
        assertThat(GIT.commits())
                .extracting(RevCommit::getName)
                .contains(commit.getAttributes().get(AttributeKey.stringKey("git.commit")));
    }

    @Test
    void aWorkflowThatIsStartedAgainLaterContinuesTheTraceThatItsRowTells() {
        var promotion = promotionWithin("lost", anApp());
        awaitSpan("git commit", "lost");

        temporal.newUntypedWorkflowStub(promotion.toString()).terminate("its state is lost");
        await().atMost(PATIENCE)
                .until(() -> named("activity PromotionTask", "lost").size() > 1);

        assertThat(named("activity PromotionTask", "lost")).last().satisfies(again -> assertThat(path(again))
                .containsExactly("activity PromotionTask", "lost"));
        // The job and the sweep may meet at the first start; looking after it, every second since then, is no step.
        assertThat(named("start promotion", "lost")).hasSizeBetween(1, 2);
    }

    @Test
    void theAnnouncementOfAPromotionTellsItsTrace() {
        var app = anApp();
        promotionWithin("announced", app);
        awaitSpan("start promotion", "announced");

        var announced = outbox.events(PromotionRequested.class, "app/" + app);

        assertThat(announced).hasSize(1);
        assertThat(database.query(
                        "select traceparent from outbox where subject = ? and type like '%PromotionRequested%'",
                        "app/" + app))
                .allSatisfy(row -> assertThat(String.valueOf(row.get("traceparent")))
                        .contains(named("announced").getFirst().getTraceId()));
    }

    private UUID promotionWithin(String cause, String app) {
        var promotion = new ArrayList<UUID>();
        telemetry.within(cause, null, () -> {
            promotion.add(promotionOf(app, digest(app)));
        });
        return promotion.getFirst();
    }

    private SpanData awaitSpan(String name, String cause) {
        return await().atMost(PATIENCE)
                .until(() -> named(name, cause), found -> !found.isEmpty())
                .getFirst();
    }

    /** Spans of this name in the trace that began with the cause. */
    private List<SpanData> named(String name, String cause) {
        return named(cause).stream()
                .flatMap(first ->
                        named(name).stream().filter(span -> span.getTraceId().equals(first.getTraceId())))
                .toList();
    }

    private List<SpanData> named(String name) {
        return spans.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .toList();
    }

    /** The names from a span up to the one that began the trace. */
    private List<String> path(SpanData span) {
        var path = new ArrayList<String>();
        for (SpanData next = span; next != null; next = parent(next)) {
            path.add(next.getName());
        }
        return path;
    }

    private @Nullable SpanData parent(SpanData span) {
        return spans.getFinishedSpanItems().stream()
                .filter(other -> Objects.equals(other.getSpanId(), span.getParentSpanId()))
                .findFirst()
                .orElse(null);
    }
}
