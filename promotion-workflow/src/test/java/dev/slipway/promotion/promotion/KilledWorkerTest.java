package dev.slipway.promotion.promotion;

import static dev.slipway.promotion.approval.ApprovalState.APPROVED;
import static dev.slipway.promotion.approval.ApprovalState.NOT_NEEDED;
import static dev.slipway.promotion.promotion.World.standing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.promotion.TestTemporal;
import dev.slipway.promotion.promotion.PromotionEnd.Completed;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Workers that are cut off from Temporal from one moment to the next, as by {@code kill -9}, in real time; others take over. */
class KilledWorkerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final World world = new World();
    private final Workers first = new Workers(world);
    private final Workers second = new Workers(world);
    private String id = "";

    /** A process of its own, as Temporal sees it. */
    private record Workers(WorkflowServiceStubs connection, WorkerFactory workers) {
        Workers(World world) {
            this(WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                    .setTarget(TestTemporal.target())
                    .build()));
            world.behind(workers);
        }

        private Workers(WorkflowServiceStubs connection) {
            this(connection, WorkerFactory.newInstance(WorkflowClient.newInstance(connection)));
        }

        WorkflowClient client() {
            return WorkflowClient.newInstance(connection);
        }

        void kill() {
            connection.shutdownNow();
            workers.shutdownNow();
        }
    }

    @BeforeEach
    void aPromotion() {
        world.waits = new PromotionTask.Waits(0, 20_000, 1_000);
        id = "killed-" + System.identityHashCode(this);
        first.workers().start();
    }

    @AfterEach
    void end() {
        first.kill();
        second.kill();
    }

    @Test
    void anEffectThatWasDoneIsNotDoneAgain() {
        world.approval = standing(NOT_NEEDED);
        var killed = new CountDownLatch(1);
        world.afterCommit = () -> {
            world.afterCommit = () -> {};
            killed.countDown();
            await().forever().until(() -> false);
        };
        start();
        await().atMost(PATIENCE).until(() -> killed.getCount() == 0);
        first.kill();
        second.workers().start();
        result();

        assertThat(world.ended()).isInstanceOf(Completed.class);
        assertThat(world.story).containsOnlyOnce("commit to staging", "commit to production", "runs in production");
    }

    @Test
    void aPromotionThatWaitsForPeopleIsTakenOver() {
        start();
        await().atMost(PATIENCE).until(() -> world.story.contains("ask"));
        first.kill();
        second.workers().start();
        world.approval = standing(APPROVED);
        second.client().newWorkflowStub(PromotionWorkflow.class, id).wake();
        result();

        assertThat(world.ended()).isInstanceOf(Completed.class);
        assertThat(world.story).containsOnlyOnce("ask", "commit to staging", "commit to production");
    }

    private void start() {
        var options = WorkflowOptions.newBuilder()
                .setTaskQueue("promotion")
                .setWorkflowId(id)
                .build();
        WorkflowClient.start(second.client().newWorkflowStub(PromotionWorkflow.class, options)::run, id);
    }

    private void result() {
        WorkflowStub.fromTyped(second.client().newWorkflowStub(PromotionWorkflow.class, id))
                .getResult(Void.class);
    }
}
