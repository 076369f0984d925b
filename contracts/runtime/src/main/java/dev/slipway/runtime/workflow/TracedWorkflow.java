package dev.slipway.runtime.workflow;

import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptorBase;
import org.jspecify.annotations.Nullable;

/** Hands the trace context that a workflow was started with on to its activities, children and successor. Only headers change: no step of a workflow does. */
final class TracedWorkflow extends WorkflowInboundCallsInterceptorBase {
    private @Nullable String traceparent;

    TracedWorkflow(WorkflowInboundCallsInterceptor next) {
        super(next);
    }

    @Override
    public void init(WorkflowOutboundCallsInterceptor calls) {
        super.init(new Calls(calls));
    }

    @Override
    public WorkflowOutput execute(WorkflowInput input) {
        traceparent = TraceHeader.in(input.getHeader());
        return super.execute(input);
    }

    private final class Calls extends WorkflowOutboundCallsInterceptorBase {
        Calls(WorkflowOutboundCallsInterceptor next) {
            super(next);
        }

        @Override
        public <R> ActivityOutput<R> executeActivity(ActivityInput<R> input) {
            TraceHeader.put(traceparent, input.getHeader());
            return super.executeActivity(input);
        }

        @Override
        public <R> LocalActivityOutput<R> executeLocalActivity(LocalActivityInput<R> input) {
            TraceHeader.put(traceparent, input.getHeader());
            return super.executeLocalActivity(input);
        }

        @Override
        public <R> ChildWorkflowOutput<R> executeChildWorkflow(ChildWorkflowInput<R> input) {
            TraceHeader.put(traceparent, input.getHeader());
            return super.executeChildWorkflow(input);
        }

        @Override
        public void continueAsNew(ContinueAsNewInput input) {
            TraceHeader.put(traceparent, input.getHeader());
            super.continueAsNew(input);
        }
    }
}
