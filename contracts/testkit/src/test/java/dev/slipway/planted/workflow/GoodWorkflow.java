package dev.slipway.planted.workflow;

import io.temporal.workflow.Workflow;
import java.time.Duration;

class GoodWorkflow implements PlantedWorkflow {
    @Override
    public void run() {
        Workflow.sleep(Duration.ofDays(1));
    }
}
