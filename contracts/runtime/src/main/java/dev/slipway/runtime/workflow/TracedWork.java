package dev.slipway.runtime.workflow;

import dev.slipway.runtime.telemetry.Telemetry;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;

/**
 * Continues in a worker the trace that a workflow was started with. The workflow itself has no span: it may run for weeks and on many workers, and what it hands
 * on stands in its history, so replays hand on the same. Each attempt at an activity is a step of the trace, and nothing longer is ever held open.
 */
public final class TracedWork extends WorkerInterceptorBase {
    private final Telemetry telemetry;

    public TracedWork(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    @Override
    public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
        return new TracedWorkflow(next);
    }

    @Override
    public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
        return new TracedActivity(next, telemetry);
    }
}
