package dev.slipway.promotion.domain;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Brings a name into service for an app in an environment. */
@WorkflowInterface
public interface DomainWorkflow {
    /** Ends when the name is in service, or will not be. */
    @WorkflowMethod(name = "Domain")
    DomainEnd run(String process);
}
