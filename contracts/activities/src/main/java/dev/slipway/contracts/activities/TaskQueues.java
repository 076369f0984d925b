package dev.slipway.contracts.activities;

/** The Temporal task queues: one for each service that runs activities. */
public final class TaskQueues {
    public static final String CATALOG = "catalog";
    public static final String GATE = "gate";
    public static final String PROMOTION = "promotion";
    public static final String DNS = "dns";
    public static final String COST = "cost";
    public static final String NOTIFIER = "notifier";

    private TaskQueues() {}
}
