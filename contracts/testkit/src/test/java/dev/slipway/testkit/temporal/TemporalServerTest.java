package dev.slipway.testkit.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.testkit.temporal.GreetingWorkflow.GreetingWorkflowImpl;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.worker.WorkerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RealTemporal
class TemporalServerTest {
    private TemporalServer server;
    private WorkflowServiceStubs connection;

    @BeforeEach
    void aServerWithAWorkflowThatWaits() {
        server = TemporalServer.start();
        connection = server.connect();
        var options = WorkflowOptions.newBuilder()
                .setTaskQueue("promotion")
                .setWorkflowId("patient")
                .build();
        WorkflowClient.start(client().newWorkflowStub(GreetingWorkflow.class, options)::greet, "you");
    }

    @AfterEach
    void end() {
        connection.shutdownNow();
        server.close();
    }

    @Test
    void knowsAfterARestartWhatItKnewBefore() {
        server.kill();
        server.restart();
        connection.shutdownNow(); // it may still wait before it tries again, and workers begin only on one that stands
        connection = server.connect();

        var workers = WorkerFactory.newInstance(client());
        workers.newWorker("promotion").registerWorkflowImplementationTypes(GreetingWorkflowImpl.class);
        workers.newWorker("gate")
                .registerActivitiesImplementations((GreetingWorkflow.GateActivities) name -> "Hello, " + name);
        workers.start();
        client().newWorkflowStub(GreetingWorkflow.class, "patient").hurry();
        assertThat(client().newUntypedWorkflowStub("patient").getResult(String.class))
                .isEqualTo("Hello, you");
        workers.shutdownNow();
    }

    @Test
    void knowsNothingAfterItsStateWasDeleted() {
        server.forget();
        server.restart();

        WorkflowStub workflow = client().newUntypedWorkflowStub("patient");
        assertThatThrownBy(workflow::describe).isInstanceOf(WorkflowNotFoundException.class);
    }

    private WorkflowClient client() {
        return WorkflowClient.newInstance(connection);
    }
}
