package dev.slipway.planted.workflow;

import java.time.Instant;

class ClockWorkflow implements PlantedWorkflow {
    @Override
    public void run() {
        var _ = Instant.now();
    }
}
