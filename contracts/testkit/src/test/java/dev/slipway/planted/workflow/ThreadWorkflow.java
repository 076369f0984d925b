package dev.slipway.planted.workflow;

class ThreadWorkflow implements PlantedWorkflow {
    @Override
    public void run() {
        var _ = Thread.ofVirtual().start(() -> {});
    }
}
