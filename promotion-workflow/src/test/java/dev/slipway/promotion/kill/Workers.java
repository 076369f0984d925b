package dev.slipway.promotion.kill;

import dev.slipway.contracts.activities.TaskQueues;
import dev.slipway.promotion.decommission.DecommissionWorkflowImpl;
import dev.slipway.promotion.domain.DomainWorkflowImpl;
import dev.slipway.promotion.promotion.PromotionWorkflowImpl;
import dev.slipway.testkit.temporal.TemporalServer;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import java.util.List;

/** The workers of the service and of its neighbours, as Temporal sees a process: with a connection of their own, which ends with them. */
record Workers(WorkflowServiceStubs connection, WorkerFactory workers) {
    private static final List<String> NEIGHBOURS =
            List.of(TaskQueues.CATALOG, TaskQueues.GATE, TaskQueues.COST, TaskQueues.DNS);

    static Workers start(TemporalServer temporal, Watch watch, List<Object> own, Object neighbours) {
        var connection = temporal.connect();
        var workers = WorkerFactory.newInstance(
                WorkflowClient.newInstance(connection),
                WorkerFactoryOptions.newBuilder().setWorkerInterceptors(watch).build());
        var service = workers.newWorker(TaskQueues.PROMOTION);
        service.registerWorkflowImplementationTypes(
                PromotionWorkflowImpl.class, DomainWorkflowImpl.class, DecommissionWorkflowImpl.class);
        service.registerActivitiesImplementations(own.toArray());
        NEIGHBOURS.forEach(queue -> workers.newWorker(queue).registerActivitiesImplementations(neighbours));
        workers.start();
        return new Workers(connection, workers);
    }

    /** From one moment to the next: nothing that they do is heard of any more, whatever it was. */
    void kill() {
        connection.shutdownNow();
        workers.shutdownNow();
    }
}
