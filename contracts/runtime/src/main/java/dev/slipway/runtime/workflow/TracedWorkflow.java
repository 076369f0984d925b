package dev.slipway.runtime.workflow;

import io.temporal.api.common.v1.Payload;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptorBase;
import java.util.Map;

/** Hands what a workflow was started with (its trace context, what it is about) on to its activities, children and successor. Only headers change: no step of a workflow does. */
final class TracedWorkflow extends WorkflowInboundCallsInterceptorBase {
    private Map<String, Payload> carried = Map.of();

    TracedWorkflow(WorkflowInboundCallsInterceptor next) {
        super(next);
    }

    @Override
    public void init(WorkflowOutboundCallsInterceptor calls) {
        super.init(new Calls(calls));
    }

    @Override
    public WorkflowOutput execute(WorkflowInput input) {
        carried = TraceHeader.carried(input.getHeader());
        return super.execute(input);
    }

    private final class Calls extends WorkflowOutboundCallsInterceptorBase {
        Calls(WorkflowOutboundCallsInterceptor next) {
            super(next);
        }

        @Override
        public <R> ActivityOutput<R> executeActivity(ActivityInput<R> input) {
            input.getHeader().getValues().putAll(carried);
            return super.executeActivity(input);
        }

        @Override
        public <R> LocalActivityOutput<R> executeLocalActivity(LocalActivityInput<R> input) {
            input.getHeader().getValues().putAll(carried);
            return super.executeLocalActivity(input);
        }

        @Override
        public <R> ChildWorkflowOutput<R> executeChildWorkflow(ChildWorkflowInput<R> input) {
            input.getHeader().getValues().putAll(carried);
            return super.executeChildWorkflow(input);
        }

        @Override
        public void continueAsNew(ContinueAsNewInput input) {
            input.getHeader().getValues().putAll(carried);
            super.continueAsNew(input);
        }
    }
}
