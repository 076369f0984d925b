package dev.slipway.planted.workflow;

class HelpedWorkflow implements PlantedWorkflow {
    @Override
    public void run() {
        new HelperOfAWorkflow().help();
    }
}
