package dev.slipway.promotion.promotion;

import dev.slipway.promotion.process.Attention;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Drives one promotion from its verdict to its end. */
@WorkflowInterface
public interface PromotionWorkflow extends Attention {
    /** Ends when the process row is closed. */
    @WorkflowMethod(name = "Promotion")
    void run(String process);
}
