package dev.slipway.testkit.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.testkit.temporal.GreetingWorkflow.ChangedWorkflowImpl;
import dev.slipway.testkit.temporal.GreetingWorkflow.GateActivities;
import dev.slipway.testkit.temporal.GreetingWorkflow.GreetingWorkflowImpl;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

class TemporalFixtureTest {
    private static final WorkflowHistories KEPT = WorkflowHistories.in("greeting");

    @RegisterExtension
    final TemporalFixture temporal = TemporalFixture.withWorkflows("promotion", GreetingWorkflowImpl.class);

    @Test
    void skipsTheTimeThatAWorkflowWaits() {
        temporal.activities("gate", new Words()).start();
        var workflow = temporal.workflow(GreetingWorkflow.class, "patient");
        assertThat(workflow.greet("you")).isEqualTo("Hello, you");
        KEPT.keep(temporal.client(), "patient", "patient");
    }

    @Test
    void reachesAWorkflowThatRuns() {
        temporal.activities("gate", new Words()).start();
        var _ = WorkflowClient.start(temporal.workflow(GreetingWorkflow.class, "hurried")::greet, "you");
        temporal.running(GreetingWorkflow.class, "hurried").hurry();
        var result = WorkflowStub.fromTyped(temporal.running(GreetingWorkflow.class, "hurried"))
                .getResult(String.class);
        assertThat(result).isEqualTo("Hello, you");
        KEPT.keep(temporal.client(), "hurried", "hurried");
    }

    @TestFactory
    Stream<DynamicTest> replaysWhatOnceRan() {
        return KEPT.replays(GreetingWorkflowImpl.class);
    }

    @TestFactory
    Stream<DynamicTest> noticesCodeThatWouldNotReplay() {
        return KEPT.replays(ChangedWorkflowImpl.class)
                .map(replay -> DynamicTest.dynamicTest(
                        replay.getDisplayName(), () -> assertThatThrownBy(replay.getExecutable()::execute)
                                .hasMessageContaining("TMPRL1100")));
    }

    private static final class Words implements GateActivities {
        @Override
        public String word(String name) {
            return "Hello, " + name;
        }
    }
}
