package dev.slipway.promotion.process;

import static io.temporal.api.enums.v1.WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING;
import static io.temporal.api.enums.v1.WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE;

import dev.slipway.contracts.activities.TaskQueues;
import dev.slipway.runtime.job.Job;
import dev.slipway.runtime.telemetry.LogContext;
import dev.slipway.runtime.telemetry.Telemetry;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Starts the workflow of an open process, whose id is the row's id. Already running is success. A workflow that has ended although its row is open was lost or
 * broken: it starts again from the top. If the row closes meanwhile, the new workflow sees that first and ends.
 */
@Component
class StartProcess implements Job<StartProcess.Wanted> {
    private final ProcessRepository processes;
    private final WorkflowClient temporal;
    private final Telemetry telemetry;
    private final Clock clock;

    StartProcess(ProcessRepository processes, WorkflowClient temporal, Telemetry telemetry, Clock clock) {
        this.processes = processes;
        this.temporal = temporal;
        this.telemetry = telemetry;
        this.clock = clock;
    }

    record Wanted(UUID process) {}

    @Override
    public String name() {
        return "start-process";
    }

    @Override
    public Class<Wanted> dataType() {
        return Wanted.class;
    }

    @Override
    public void run(Wanted wanted) {
        processes.startable(wanted.process()).ifPresent(this::drive);
    }

    void drive(ProcessRow row) {
        var options = WorkflowOptions.newBuilder()
                .setWorkflowId(row.id().toString())
                .setTaskQueue(TaskQueues.PROMOTION)
                .setWorkflowIdReusePolicy(WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
                .setWorkflowIdConflictPolicy(WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                .build();
        var workflow = temporal.newUntypedWorkflowStub(row.kind().workflowType(), options);
        try (var _ = LogContext.about("app/" + row.app())) {
            continuing(row, () -> workflow.start(row.id().toString()));
        }
        processes.driven(row.id(), clock.instant());
    }

    /** Whoever starts it, and however late: it goes on with the trace of its cause. That it still runs is looked at for weeks, and is no step of that. */
    private void continuing(ProcessRow row, Runnable start) {
        if (row.driven()) {
            telemetry.continuing(row.traceparent(), start);
        } else {
            telemetry.within("start " + row.kind().id(), row.traceparent(), start);
        }
    }
}
