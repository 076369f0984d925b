package dev.slipway.promotion.process;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.runtime.RetryableException;
import dev.slipway.runtime.Uuid7;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nobody listens where Temporal should: what a workflow has to hear is told again later, for as long as it takes. */
class TemporalAwayTest {
    private static final Duration BRIEFLY = Duration.ofMillis(200);

    private final WorkflowServiceStubs nowhere =
            WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                    .setTarget("127.0.0.1:1")
                    .setRpcTimeout(BRIEFLY)
                    .setRpcRetryOptions(RpcRetryOptions.newBuilder()
                            .setInitialInterval(BRIEFLY)
                            .setMaximumAttempts(1)
                            .build())
                    .build());
    private final WorkflowClient temporal = WorkflowClient.newInstance(nowhere);

    @AfterEach
    void hangUp() {
        nowhere.shutdownNow();
    }

    @Test
    void aWorkflowIsWokenLater() {
        assertThatThrownBy(() -> new WakeProcess(temporal).run(new WakeProcess.Wanted(Uuid7.next())))
                .isInstanceOf(RetryableException.class);
    }

    @Test
    void aDecisionIsToldLater() {
        assertThatThrownBy(() -> new TellDecision(temporal).run(new TellDecision.Wanted(Uuid7.next(), Uuid7.next())))
                .isInstanceOf(RetryableException.class);
    }
}
