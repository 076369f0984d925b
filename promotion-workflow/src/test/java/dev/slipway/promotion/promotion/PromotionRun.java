package dev.slipway.promotion.promotion;

import static org.awaitility.Awaitility.await;

import dev.slipway.promotion.domain.DomainWorkflowImpl;
import dev.slipway.testkit.temporal.TemporalFixture;
import dev.slipway.testkit.temporal.WorkflowHistories;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One promotion in a world of its own, whose time passes as fast as anybody waits for it. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class PromotionRun {
    static final WorkflowHistories HISTORIES = WorkflowHistories.in("promotion");

    /** The newest release of the workflow's code. */
    private static final int RELEASE = 3;

    @RegisterExtension
    final TemporalFixture temporal =
            TemporalFixture.withWorkflows("promotion", PromotionWorkflowImpl.class, DomainWorkflowImpl.class);

    final World world = new World();

    void start() {
        world.clock = temporal::now;
        world.behind(temporal);
        temporal.start();
        WorkflowClient.start(temporal.workflow(PromotionWorkflow.class, "p-1")::run, "p-1");
    }

    /** Time skips only while somebody waits for it. */
    void untilAsked() {
        temporal.pass(Duration.ofMinutes(11));
        await().until(() -> world.story.contains("ask"));
    }

    PromotionWorkflow workflow() {
        return temporal.running(PromotionWorkflow.class, "p-1");
    }

    void end() {
        WorkflowStub.fromTyped(workflow()).getResult(Void.class);
    }

    void end(String name) {
        end();
        HISTORIES.keep(temporal.client(), "p-1", RELEASE, name);
    }
}
