package dev.slipway.promotion.kill;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sees each step when its effect is done, and where the step is that of the story's death, keeps its answer back until the worker dies. */
final class Watch extends WorkerInterceptorBase {
    /** The steps that were taken. */
    final Set<String> seen = ConcurrentHashMap.newKeySet();

    /** The apps whose step of death was reached. */
    final Set<String> died = ConcurrentHashMap.newKeySet();

    /** Those of them whose answers are kept back now. */
    final Set<String> held = ConcurrentHashMap.newKeySet();

    private final KillTable table;
    private final Function<UUID, Optional<String>> appOf;

    /** @param appOf the app of a process */
    Watch(KillTable table, Function<UUID, Optional<String>> appOf) {
        this.table = table;
        this.appOf = appOf;
    }

    @Override
    public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
        return new ActivityInboundCallsInterceptorBase(next) {
            private @Nullable ActivityExecutionContext context;

            @Override
            public void init(ActivityExecutionContext context) {
                this.context = context;
                super.init(context);
            }

            @Override
            public ActivityOutput execute(ActivityInput input) {
                var done = super.execute(input);
                done(Optional.ofNullable(context).orElseThrow(), input.getArguments());
                return done;
            }
        };
    }

    private void done(ActivityExecutionContext context, Object[] arguments) {
        var info = context.getInfo();
        Optional.ofNullable(info.getWorkflowId())
                .map(UUID::fromString)
                .flatMap(appOf)
                .ifPresent(app -> {
                    var step = StepName.of(info.getActivityType(), arguments, app);
                    seen.add(step);
                    if (table.diesAt(app, step) && died.add(app)) {
                        held.add(app);
                        silence();
                    }
                });
    }

    private static void silence() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("dead", e);
        }
    }
}
