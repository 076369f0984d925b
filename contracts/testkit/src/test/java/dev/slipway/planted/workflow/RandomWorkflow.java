package dev.slipway.planted.workflow;

import java.util.UUID;

class RandomWorkflow implements PlantedWorkflow {
    @Override
    public void run() {
        var _ = UUID.randomUUID();
    }
}
