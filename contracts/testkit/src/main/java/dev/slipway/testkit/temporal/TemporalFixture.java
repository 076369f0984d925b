package dev.slipway.testkit.temporal;

import dev.slipway.runtime.telemetry.Telemetry;
import dev.slipway.runtime.workflow.TracedWork;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactoryOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A Temporal server in memory, whose time skips while every workflow waits. Fresh for each test:
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
        environment = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkerFactoryOptions(workers())
                .build());
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

    /** Lets the time of the server pass. */
    public void pass(Duration time) {
        environment().sleep(time);
    }

    /** The whole environment, for what is not offered here. */
    public TestWorkflowEnvironment environment() {
        if (environment == null) {
            throw new IllegalStateException("TemporalFixture has to be a field with @RegisterExtension");
        }
        return environment;
    }

    /** As in production: interceptors see every step of a workflow. */
    static WorkerFactoryOptions workers() {
        return WorkerFactoryOptions.newBuilder()
                .setUsingVirtualWorkflowThreads(true)
                .setWorkerInterceptors(new TracedWork(Telemetry.none()))
                .build();
    }

    private Worker worker(String queue) {
        return workers.computeIfAbsent(queue, environment()::newWorker);
    }
}
