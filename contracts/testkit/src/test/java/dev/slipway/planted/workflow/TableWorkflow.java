package dev.slipway.planted.workflow;

import org.jooq.impl.DSL;

class TableWorkflow implements PlantedWorkflow {
    @Override
    public void run() {
        var _ = DSL.one();
    }
}
