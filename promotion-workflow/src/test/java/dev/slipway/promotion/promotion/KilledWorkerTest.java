package dev.slipway.promotion.promotion;

import static dev.slipway.promotion.approval.ApprovalState.APPROVED;
import static dev.slipway.promotion.approval.ApprovalState.NOT_NEEDED;
import static dev.slipway.promotion.promotion.World.standing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.promotion.promotion.PromotionEnd.Completed;
import dev.slipway.testkit.temporal.RealTemporal;
import dev.slipway.testkit.temporal.TemporalServer;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Workers that are cut off from Temporal's own server from one moment to the next, as by {@code kill -9}, while it goes on; others take over. */
@RealTemporal
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KilledWorkerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static TemporalServer temporal;

    private final World world = new World();
    private final String id = "killed-" + UUID.randomUUID();
    private final Workers first = new Workers(world);
    private final Workers second = new Workers(world);

    /** A process of its own, as Temporal sees it. */
    private record Workers(WorkflowServiceStubs connection, WorkerFactory workers) {
        Workers(World world) {
            this(temporal.connect());
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

    @BeforeAll
    static void aServer() {
        temporal = TemporalServer.start();
    }

    @AfterAll
    static void noServer() {
        temporal.close();
    }

    @BeforeEach
    void aPromotion() {
        world.waits = new PromotionTask.Waits(0, 20_000, 1_000);
        first.workers().start();
    }

    @AfterEach
    void end() {
        first.kill();
        second.kill();
    }

    @Test
    void anEffectThatWasDoneIsNotDoneAgain() throws InterruptedException {
        world.approval = standing(NOT_NEEDED);
        var done = new CountDownLatch(1);
        world.afterCommit = () -> {
            world.afterCommit = () -> {};
            done.countDown();
            silence();
        };
        start();
        done.await();
        first.kill();
        second.workers().start();
        result();

        assertThat(world.ended()).isInstanceOf(Completed.class);
        assertThat(world.story).containsOnlyOnce("commit to staging", "commit to production", "runs in production");
    }

    @Test
    void aPromotionThatWaitsForPeopleIsTakenOver() {
        start();
        await().atMost(PATIENCE).until(() -> world.story.contains("enter awaiting-approval"));
        first.kill();
        second.workers().start();
        world.approval = standing(APPROVED);
        second.client().newWorkflowStub(PromotionWorkflow.class, id).wake();
        result();

        assertThat(world.ended()).isInstanceOf(Completed.class);
        assertThat(world.story).containsOnlyOnce("ask", "commit to staging", "commit to production");
    }

    /** The worker dies before it can answer: the interruption by which it is killed ends this. */
    private static void silence() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
