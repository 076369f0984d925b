package dev.slipway.testkit.temporal;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;

@WorkflowInterface
public interface GreetingWorkflow {
    @WorkflowMethod
    String greet(String name);

    @SignalMethod
    void hurry();

    @ActivityInterface(namePrefix = "Gate")
    interface GateActivities {
        String word(String name);
    }

    class GreetingWorkflowImpl implements GreetingWorkflow {
        private final GateActivities gate = Workflow.newActivityStub(
                GateActivities.class,
                ActivityOptions.newBuilder()
                        .setTaskQueue("gate")
                        .setStartToCloseTimeout(Duration.ofSeconds(5))
                        .build());
        private boolean hurried;

        @Override
        public String greet(String name) {
            Workflow.await(Duration.ofDays(30), () -> hurried);
            return gate.word(name);
        }

        @Override
        public void hurry() {
            hurried = true;
        }
    }

    /** The same name of the workflow, and other steps. */
    class ChangedWorkflowImpl implements GreetingWorkflow {
        @Override
        public String greet(String name) {
            Workflow.sleep(Duration.ofDays(1));
            Workflow.sleep(Duration.ofDays(1));
            return name;
        }

        @Override
        public void hurry() {}
    }
}
