package dev.slipway.promotion.decommission;

import dev.slipway.promotion.process.Attention;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Drives one decommission to its end. */
@WorkflowInterface
public interface DecommissionWorkflow extends Attention {
    /** Ends when the process row is closed. */
    @WorkflowMethod(name = "Decommission")
    void run(String process);
}
