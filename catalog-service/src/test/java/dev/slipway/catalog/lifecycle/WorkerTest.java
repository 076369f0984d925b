package dev.slipway.catalog.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalog.Api;
import dev.slipway.catalog.CatalogTest;
import dev.slipway.contracts.activities.AppAnswer;
import dev.slipway.contracts.activities.CatalogActivities;
import dev.slipway.contracts.activities.TaskQueues;
import dev.slipway.testkit.temporal.NamedTemporal;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** The service's own worker, as Spring registers it, answers a workflow of somebody else: in memory, or on the server that {@link NamedTemporal is named}. */
@CatalogTest
@TestPropertySource(properties = "slipway.workers.enabled=true")
class WorkerTest {
    @Autowired
    private Api api;

    @Autowired
    private WorkflowClient temporal;

    @DynamicPropertySource
    static void server(DynamicPropertyRegistry properties) {
        NamedTemporal.target()
                .ifPresentOrElse(
                        target -> {
                            var namespace = NamedTemporal.namespace(target);
                            properties.add("spring.temporal.connection.target", () -> target);
                            properties.add("spring.temporal.namespace", () -> namespace);
                        },
                        () -> properties.add("spring.temporal.test-server.enabled", () -> true));
    }

    @WorkflowInterface
    public interface Asking {
        @WorkflowMethod
        AppAnswer ask(String app);
    }

    /** Runs in promotion in real life. */
    public static class AskingWorkflow implements Asking {
        private final CatalogActivities catalog = Workflow.newActivityStub(
                CatalogActivities.class,
                ActivityOptions.newBuilder()
                        .setTaskQueue(TaskQueues.CATALOG)
                        .setStartToCloseTimeout(Duration.ofSeconds(10))
                        .build());

        @Override
        public AppAnswer ask(String app) {
            return catalog.app(app);
        }
    }

    @Test
    void answersOnTheTaskQueueOfTheCatalog() {
        var name = api.registered("worked");
        var factory = WorkerFactory.newInstance(temporal);
        factory.newWorker("asking").registerWorkflowImplementationTypes(AskingWorkflow.class);
        factory.start();
        try {
            var workflow = temporal.newWorkflowStub(
                    Asking.class,
                    WorkflowOptions.newBuilder().setTaskQueue("asking").build());

            assertThat(workflow.ask(name).app()).isEqualTo(name);
        } finally {
            factory.shutdownNow();
        }
    }
}
