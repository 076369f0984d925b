package dev.slipway.runtime.workflow;

import dev.slipway.runtime.telemetry.LogContext;
import dev.slipway.runtime.telemetry.Telemetry;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One attempt at an activity, as a step of the trace that its workflow was started with. */
final class TracedActivity extends ActivityInboundCallsInterceptorBase {
    private final Telemetry telemetry;
    private @Nullable ActivityExecutionContext context;

    TracedActivity(ActivityInboundCallsInterceptor next, Telemetry telemetry) {
        super(next);
        this.telemetry = telemetry;
    }

    @Override
    public void init(ActivityExecutionContext context) {
        this.context = context;
        super.init(context);
    }

    @Override
    public ActivityOutput execute(ActivityInput input) {
        var info =
                Objects.requireNonNull(context, "an attempt begins with init").getInfo();
        var tags = Map.of(
                "temporal.workflow.id", String.valueOf(info.getWorkflowId()),
                "temporal.workflow.type", String.valueOf(info.getWorkflowType()),
                "temporal.attempt", Integer.toString(info.getAttempt()));
        try (var _ = LogContext.about(TraceHeader.in(input.getHeader(), TraceHeader.SUBJECT))) {
            return telemetry.within(
                    "activity " + info.getActivityType(),
                    TraceHeader.in(input.getHeader(), TraceHeader.TRACEPARENT),
                    tags,
                    () -> super.execute(input));
        }
    }
}
