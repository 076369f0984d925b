package dev.slipway.planted.workflow;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

@WorkflowInterface
interface PlantedWorkflow {
    @WorkflowMethod
    void run();
}
