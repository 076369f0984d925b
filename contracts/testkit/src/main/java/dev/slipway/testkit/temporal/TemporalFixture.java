package dev.slipway.testkit.temporal;

import dev.slipway.runtime.telemetry.Telemetry;
import dev.slipway.runtime.workflow.TracedWork;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.interceptors.WorkerInterceptor;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactoryOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A Temporal server in memory, whose time skips while every workflow waits; or a namespace of Temporal's own server, where {@link NamedTemporal one is named}, in
 * which {@link ShortWaits long waits are short}. Fresh for each test:
 * {@snippet :
 * @RegisterExtension
 * final TemporalFixture temporal = TemporalFixture.withWorkflows("promotion", PromotionWorkflowImpl.class);
 *
 * @Test
 * void waitsForAnApproval() {
 *     temporal.activities("gate", new GateSays(passed)).start();
 *     var workflow = temporal.workflow(PromotionWorkflow.class, "p-1");
 * }
 * }
 */
public final class TemporalFixture implements BeforeEachCallback, AfterEachCallback {
    private final String taskQueue;
    private final Class<?>[] workflows;
    private final ShortWaits waits = new ShortWaits();
    private final Map<String, Worker> workers = new HashMap<>();
    private @Nullable TestWorkflowEnvironment environment;

    private TemporalFixture(String taskQueue, Class<?>... workflows) {
        this.taskQueue = taskQueue;
        this.workflows = workflows;
    }

    /** Workflow implementations on a task queue. */
    public static TemporalFixture withWorkflows(String taskQueue, Class<?>... implementations) {
        return new TemporalFixture(taskQueue, implementations);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        environment = TestWorkflowEnvironment.newInstance(
                NamedTemporal.target().map(this::onServer).orElseGet(TemporalFixture::inMemory));
        worker(taskQueue).registerWorkflowImplementationTypes(workflows);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        environment().close();
        workers.clear();
    }

    /** Activities on the task queue of the area that owns them; to be called before {@link #start}. */
    public TemporalFixture activities(String queue, Object... implementations) {
        worker(queue).registerActivitiesImplementations(implementations);
        return this;
    }

    /** Starts all workers; nothing can be registered afterwards. */
    public TemporalFixture start() {
        environment().start();
        return this;
    }

    /** A stub to start the workflow with, by its id; attaches to it once it runs. */
    public <W> W workflow(Class<W> type, String id) {
        return client().newWorkflowStub(
                        type,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(taskQueue)
                                .setWorkflowId(id)
                                .build());
    }

    /** A stub of a workflow that runs already: for updates, signals and queries. */
    public <W> W running(Class<W> type, String id) {
        return client().newWorkflowStub(type, id);
    }

    /** The client of the server in memory. */
    public WorkflowClient client() {
        return environment().getWorkflowClient();
    }

    /** Lets the time pass that workflows see. */
    public void pass(Duration time) {
        environment().sleep(NamedTemporal.target().isPresent() ? ShortWaits.shortened(time) : time);
    }

    /** The time that workflows see. */
    public Instant now() {
        return Instant.ofEpochMilli(environment().currentTimeMillis()).plus(waits.skipped());
    }

    /** The whole environment, for what is not offered here. */
    public TestWorkflowEnvironment environment() {
        if (environment == null) {
            throw new IllegalStateException("TemporalFixture has to be a field with @RegisterExtension");
        }
        return environment;
    }

    private static TestEnvironmentOptions inMemory() {
        return TestEnvironmentOptions.newBuilder()
                .setWorkerFactoryOptions(workers())
                .build();
    }

    private TestEnvironmentOptions onServer(String target) {
        return TestEnvironmentOptions.newBuilder()
                .setUseExternalService(true)
                .setTarget(target)
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setNamespace(NamedTemporal.namespace(target))
                        .build())
                .setWorkerFactoryOptions(workers(waits))
                .build();
    }

    /** As in production: interceptors see every step of a workflow. */
    static WorkerFactoryOptions workers(WorkerInterceptor... more) {
        return WorkerFactoryOptions.newBuilder()
                .setUsingVirtualWorkflowThreads(true)
                .setWorkerInterceptors(Stream.concat(Stream.of(new TracedWork(Telemetry.none())), Stream.of(more))
                        .toArray(WorkerInterceptor[]::new))
                .build();
    }

    private Worker worker(String queue) {
        return workers.computeIfAbsent(queue, environment()::newWorker);
    }
}
