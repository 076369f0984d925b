package dev.slipway.promotion.process;

import dev.slipway.runtime.RetryableException;
import dev.slipway.runtime.job.Job;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowUpdateStage;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells the workflow that a decision stands, by the decision's id, which is also the id of the Update: told twice is heard once. A workflow that does not run
 * reads the decision when it starts.
 */
@Component
class TellDecision implements Job<TellDecision.Wanted> {
    private static final Logger log = LoggerFactory.getLogger(TellDecision.class);
    private static final Duration SOON = Duration.ofSeconds(1);

    private final WorkflowClient temporal;

    TellDecision(WorkflowClient temporal) {
        this.temporal = temporal;
    }

    record Wanted(UUID process, UUID decision) {}

    @Override
    public String name() {
        return "tell-decision";
    }

    @Override
    public Class<Wanted> dataType() {
        return Wanted.class;
    }

    @Override
    public void run(Wanted wanted) {
        var heard = UpdateOptions.newBuilder(Void.class)
                .setUpdateName(Attention.DECIDED)
                .setUpdateId(wanted.decision().toString())
                .setWaitForStage(WorkflowUpdateStage.ACCEPTED)
                .build();
        try {
            temporal.newUntypedWorkflowStub(wanted.process().toString())
                    .startUpdate(heard, wanted.decision().toString());
        } catch (WorkflowNotFoundException e) {
            log.debug("process {} does not run; it reads its decisions when it starts", wanted.process(), e);
        } catch (WorkflowServiceException e) {
            throw new RetryableException("the workflow was not reached", SOON, e);
        }
    }
}
