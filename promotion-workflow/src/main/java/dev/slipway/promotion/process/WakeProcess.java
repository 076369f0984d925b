package dev.slipway.promotion.process;

import dev.slipway.runtime.RetryableException;
import dev.slipway.runtime.job.Job;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowServiceException;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes the workflow of a process read its row again. One that does not run needs no waking: it reads the row when it starts. */
@Component
class WakeProcess implements Job<WakeProcess.Wanted> {
    private static final Logger log = LoggerFactory.getLogger(WakeProcess.class);
    private static final Duration SOON = Duration.ofSeconds(1);

    private final WorkflowClient temporal;

    WakeProcess(WorkflowClient temporal) {
        this.temporal = temporal;
    }

    record Wanted(UUID process) {}

    @Override
    public String name() {
        return "wake-process";
    }

    @Override
    public Class<Wanted> dataType() {
        return Wanted.class;
    }

    @Override
    public void run(Wanted wanted) {
        try {
            temporal.newUntypedWorkflowStub(wanted.process().toString()).signal(Attention.WAKE);
        } catch (WorkflowNotFoundException e) {
            log.debug("process {} does not run; it reads its row when it starts", wanted.process(), e);
        } catch (WorkflowServiceException e) {
            throw new RetryableException("the workflow was not reached", SOON, e);
        }
    }
}
