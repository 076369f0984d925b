package dev.slipway.planted.workflow;

import org.springframework.util.Assert;

class SpringWorkflow implements PlantedWorkflow {
    @Override
    public void run() {
        Assert.notNull("", "never");
    }
}
