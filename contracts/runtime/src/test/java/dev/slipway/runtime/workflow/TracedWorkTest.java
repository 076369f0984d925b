package dev.slipway.runtime.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.telemetry.Telemetry;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Real spans of real workers: a workflow, its child and its successor, with activities on two task queues. On Temporal's own server where
 * {@code -Dslipway.testkit.temporal} names one.
 */
class TracedWorkTest {
    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final SdkTracerProvider provider = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(spans))
            .build();
    private final AtomicInteger failures = new AtomicInteger();
    private Telemetry telemetry = Telemetry.none();
    private @Nullable TestWorkflowEnvironment temporal;

    @BeforeEach
    void start() {
        var tracer = provider.get("test");
        var w3c = ContextPropagators.create(W3CTraceContextPropagator.getInstance());
        telemetry = new Telemetry(
                new OtelTracer(tracer, new OtelCurrentTraceContext(), _ -> {}), new OtelPropagator(w3c, tracer));
        var server = System.getProperty("slipway.testkit.temporal");
        var environment = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setUseExternalService(server != null)
                .setTarget(server)
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setInterceptors(new TracedStarts(telemetry))
                        .build())
                .setWorkerFactoryOptions(workers())
                .build());
        Work work = what -> {
            if (failures.getAndDecrement() > 0) {
                throw ApplicationFailure.newFailure("not yet", "NotYet");
            }
        };
        var workflows = environment.newWorker("here");
        workflows.registerWorkflowImplementationTypes(ParentImpl.class, ChildImpl.class);
        workflows.registerActivitiesImplementations(work);
        environment.newWorker("elsewhere").registerActivitiesImplementations(work);
        environment.start();
        temporal = environment;
    }

    private WorkerFactoryOptions workers() {
        return WorkerFactoryOptions.newBuilder()
                .setUsingVirtualWorkflowThreads(true)
                .setWorkerInterceptors(new TracedWork(telemetry))
                .build();
    }

    @AfterEach
    void stop() {
        temporal().close();
    }

    @Test
    void everyActivityOfAWorkflowContinuesTheTraceOfItsStart() {
        telemetry.within("cause", null, () -> run("w-1"));

        var cause = named("cause").getFirst();
        var activities = named("activity DoIt");
        assertThat(activities).hasSize(5);
        assertThat(activities).allSatisfy(activity -> {
            assertThat(activity.getTraceId()).isEqualTo(cause.getTraceId());
            assertThat(activity.getParentSpanId()).isEqualTo(cause.getSpanId());
        });
        assertThat(activities)
                .extracting(activity -> Objects.requireNonNull(activity.getAttributes().asMap().entrySet().stream()
                        .filter(tag -> tag.getKey().getKey().equals("temporal.workflow.type"))
                        .findFirst()
                        .orElseThrow()
                        .getValue()))
                .containsExactlyInAnyOrder("Parent", "Parent", "Child", "Parent", "Parent");
    }

    @Test
    void eachAttemptIsASpanAndAFailedOneSaysSo() {
        failures.set(2);

        telemetry.within("cause", null, () -> run("w-2"));

        assertThat(named("activity DoIt")).hasSize(7);
        assertThat(named("activity DoIt"))
                .filteredOn(span ->
                        span.getStatus().getStatusCode() == StatusData.error().getStatusCode())
                .hasSize(2);
    }

    @Test
    void aWorkflowThatWasStartedWithoutATraceRunsAsWell() {
        run("w-3");

        assertThat(named("activity DoIt")).hasSize(5).allSatisfy(activity -> assertThat(
                        activity.getParentSpanContext().isValid())
                .isFalse());
    }

    @Test
    void aWorkflowThatIsStartedFromAStoredTraceContinuesItWithoutAFurtherStep() {
        var cause = new AtomicReference<@Nullable String>();
        telemetry.within("cause", null, () -> cause.set(telemetry.traceparent()));

        telemetry.continuing(cause.get(), () -> run("w-5"));

        assertThat(spans.getFinishedSpanItems()).extracting(SpanData::getName).containsOnly("cause", "activity DoIt");
        assertThat(named("activity DoIt")).hasSize(5).allSatisfy(activity -> assertThat(activity.getParentSpanId())
                .isEqualTo(named("cause").getFirst().getSpanId()));
    }

    @Test
    void aHistoryReplaysWithoutASpan() throws Exception {
        telemetry.within("cause", null, () -> run("w-4"));
        var history = client().fetchHistory("w-4");
        spans.reset();

        try (var replay = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkerFactoryOptions(workers())
                .build())) {
            var worker = replay.newWorker("here");
            worker.registerWorkflowImplementationTypes(ParentImpl.class, ChildImpl.class);
            WorkflowReplayer.replayWorkflowExecution(history, worker);
        }

        assertThat(spans.getFinishedSpanItems()).isEmpty();
    }

    private void run(String id) {
        var options = WorkflowOptions.newBuilder().setTaskQueue("here").setWorkflowId(id);
        client().newWorkflowStub(Parent.class, options.build()).run(1);
    }

    private List<SpanData> named(String name) {
        return spans.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .toList();
    }

    private WorkflowClient client() {
        return temporal().getWorkflowClient();
    }

    private TestWorkflowEnvironment temporal() {
        return Objects.requireNonNull(temporal);
    }

    /** Work that anybody can do. */
    @ActivityInterface
    public interface Work {
        void doIt(String what);
    }

    /** A workflow with a child and a successor. */
    @WorkflowInterface
    public interface Parent {
        @WorkflowMethod
        void run(int generations);
    }

    /** Its child. */
    @WorkflowInterface
    public interface Child {
        @WorkflowMethod
        void run();
    }

    private static Work work(String queue) {
        return Workflow.newActivityStub(
                Work.class,
                ActivityOptions.newBuilder()
                        .setTaskQueue(queue)
                        .setStartToCloseTimeout(Duration.ofSeconds(10))
                        .setRetryOptions(RetryOptions.newBuilder()
                                .setInitialInterval(Duration.ofMillis(100))
                                .setMaximumAttempts(5)
                                .build())
                        .build());
    }

    /** Two activities, a child if there is a successor. */
    public static final class ParentImpl implements Parent {
        @Override
        public void run(int generations) {
            work("here").doIt("first");
            work("elsewhere").doIt("second");
            if (generations > 0) {
                Workflow.newChildWorkflowStub(
                                Child.class, ChildWorkflowOptions.newBuilder().build())
                        .run();
                Workflow.continueAsNew(generations - 1);
            }
        }
    }

    /** One activity. */
    public static final class ChildImpl implements Child {
        @Override
        public void run() {
            work("elsewhere").doIt("as child");
        }
    }
}
