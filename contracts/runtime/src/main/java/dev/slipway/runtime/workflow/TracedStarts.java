package dev.slipway.runtime.workflow;

import dev.slipway.runtime.telemetry.LogContext;
import dev.slipway.runtime.telemetry.Telemetry;
import io.temporal.common.interceptors.WorkflowClientCallsInterceptor;
import io.temporal.common.interceptors.WorkflowClientCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowClientInterceptorBase;

/** Gives a workflow the trace of whoever starts it, and says in its log lines what it is about. Signals and updates carry none: what a workflow does afterwards goes on with its own. */
public final class TracedStarts extends WorkflowClientInterceptorBase {
    private final Telemetry telemetry;

    public TracedStarts(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    @Override
    public WorkflowClientCallsInterceptor workflowClientCallsInterceptor(WorkflowClientCallsInterceptor next) {
        return new WorkflowClientCallsInterceptorBase(next) {
            @Override
            public WorkflowStartOutput start(WorkflowStartInput input) {
                TraceHeader.put(TraceHeader.TRACEPARENT, telemetry.traceparent(), input.getHeader());
                TraceHeader.put(TraceHeader.SUBJECT, LogContext.subject(), input.getHeader());
                return super.start(input);
            }
        };
    }
}
