package dev.slipway.promotion.kill;

import dev.slipway.promotion.kill.KillTable.Row;
import dev.slipway.testkit.database.LostCommits;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor.ActivityOutput;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sees each step, and where it is that of the story's death, lets it come as far as the table says, and not a word of it to Temporal until the worker dies. */
final class Watch extends WorkerInterceptorBase {
    private static final Set<String> LOOKS = Set.of("ApprovalStanding", "ApprovalEnsureOpened");

    /** The steps that were taken. */
    final Set<String> seen = ConcurrentHashMap.newKeySet();

    /** The apps whose process has been told that people have not answered. */
    final Set<String> looked = ConcurrentHashMap.newKeySet();

    /** The apps whose moment of death was reached. */
    final Set<String> died = ConcurrentHashMap.newKeySet();

    /** Those of them whose workers are silent now. */
    final Set<String> held = ConcurrentHashMap.newKeySet();

    private final KillTable table;
    private final Function<UUID, Optional<String>> appOf;
    private final LostCommits commits;

    /** @param appOf the app of a process */
    Watch(KillTable table, Function<UUID, Optional<String>> appOf, LostCommits commits) {
        this.table = table;
        this.appOf = appOf;
        this.commits = commits;
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
                return watched(
                        Optional.ofNullable(context).orElseThrow(), input.getArguments(), () -> super.execute(input));
            }
        };
    }

    private ActivityOutput watched(
            ActivityExecutionContext context, Object[] arguments, Supplier<ActivityOutput> work) {
        var info = context.getInfo();
        var app =
                Optional.ofNullable(info.getWorkflowId()).map(UUID::fromString).flatMap(appOf);
        var step = app.map(it -> StepName.of(info.getActivityType(), arguments, it));
        var death = app.filter(it -> !died.contains(it)).flatMap(it -> table.deathAt(it, step.orElseThrow()));
        if (death.isPresent()) {
            die(death.get(), () -> {
                var _ = work.get();
            });
        }
        var done = work.get();
        step.ifPresent(seen::add);
        if (LOOKS.contains(info.getActivityType())) {
            app.ifPresent(looked::add);
        }
        return done;
    }

    private void die(Row row, Runnable work) {
        switch (row.moment()) {
            case BEFORE -> {}
            case WITHIN -> commits.losing(1, work);
            case AFTER -> work.run();
        }
        died.add(row.app());
        held.add(row.app());
        silence();
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
