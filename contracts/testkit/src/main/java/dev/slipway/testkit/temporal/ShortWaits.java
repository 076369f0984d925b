package dev.slipway.testkit.temporal;

import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptorBase;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Lets workflows sleep, and await something, for seconds where they ask for hours, on a server whose time cannot be skipped. What waits longer still waits
 * longer: up to a second as it is, two weeks for four and a half. To the workflow as much time has passed as it asked for. Activities are repeated twenty times as fast,
 * but hardly more than once a second: Temporal's own server begins no repetition sooner (seen with 1.9.1: 58 in 57 s that were asked for after 50 ms each).
 */
final class ShortWaits extends WorkerInterceptorBase {
    private static final int FASTER = 20;

    private final AtomicLong skippedMillis = new AtomicLong();

    static Duration shortened(Duration wait) {
        var seconds = wait.toMillis() / 1000.0;
        return seconds <= 1 ? wait : Duration.ofMillis(Math.round(1000 * (1 + Math.log(seconds) / 4)));
    }

    /** How much more time has passed to the workflow that has waited most than has really passed. */
    Duration skipped() {
        return Duration.ofMillis(skippedMillis.get());
    }

    @Override
    public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
        return new WorkflowInboundCallsInterceptorBase(next) {
            @Override
            public void init(WorkflowOutboundCallsInterceptor outbound) {
                super.init(new Waits(outbound));
            }
        };
    }

    private final class Waits extends WorkflowOutboundCallsInterceptorBase {
        private long skippedHere;

        Waits(WorkflowOutboundCallsInterceptor next) {
            super(next);
        }

        @Override
        public void sleep(Duration duration) {
            super.sleep(shortened(duration));
            skip(duration);
        }

        @Override
        public boolean await(Duration timeout, String reason, Supplier<Boolean> condition) {
            var met = super.await(shortened(timeout), reason, condition);
            if (!met) {
                skip(timeout);
            }
            return met;
        }

        @Override
        public long currentTimeMillis() {
            return super.currentTimeMillis() + skippedHere;
        }

        @Override
        public <R> ActivityOutput<R> executeActivity(ActivityInput<R> input) {
            return super.executeActivity(new ActivityInput<>(
                    input.getActivityName(),
                    input.getResultClass(),
                    input.getResultType(),
                    input.getArgs(),
                    hurried(input.getOptions()),
                    input.getHeader()));
        }

        private void skip(Duration wait) {
            skippedHere += wait.minus(shortened(wait)).toMillis();
            skippedMillis.accumulateAndGet(skippedHere, Math::max);
        }
    }

    private static ActivityOptions hurried(ActivityOptions options) {
        var hurried = ActivityOptions.newBuilder(options);
        var deadline = options.getScheduleToCloseTimeout();
        if (deadline != null) {
            hurried.setScheduleToCloseTimeout(shortened(deadline));
        }
        var retries = options.getRetryOptions();
        if (retries != null) {
            hurried.setRetryOptions(hurried(retries));
        }
        return hurried.build();
    }

    private static RetryOptions hurried(RetryOptions retries) {
        var hurried = RetryOptions.newBuilder(retries);
        var first = retries.getInitialInterval();
        if (first != null) {
            hurried.setInitialInterval(first.dividedBy(FASTER));
        }
        var last = retries.getMaximumInterval();
        if (last != null) {
            hurried.setMaximumInterval(last.dividedBy(FASTER));
        }
        return hurried.build();
    }
}
