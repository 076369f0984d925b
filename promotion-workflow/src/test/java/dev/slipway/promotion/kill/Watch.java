package dev.slipway.promotion.kill;

import dev.slipway.promotion.kill.KillTable.Row;
import dev.slipway.testkit.database.LostCommits;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor.ActivityOutput;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
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

    private final Map<String, Instant> silent = new ConcurrentHashMap<>();
    private final KillTable table;
    private final Function<UUID, Optional<String>> appOf;
    private final LostCommits commits;
    private final Seen seen;
    private volatile boolean over;

    /** @param appOf the app of a process */
    Watch(KillTable table, Function<UUID, Optional<String>> appOf, LostCommits commits, Seen seen) {
        this.table = table;
        this.appOf = appOf;
        this.commits = commits;
        this.seen = seen;
    }

    /** When the oldest of the attempts began that are silent now. */
    Optional<Instant> silentSince() {
        return silent.values().stream().min(Comparator.naturalOrder());
    }

    /** From here on nothing more falls silent: it might miss its death. */
    void end() {
        over = true;
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
                var info = Optional.ofNullable(context).orElseThrow().getInfo();
                return Optional.ofNullable(info.getWorkflowId())
                        .map(UUID::fromString)
                        .flatMap(appOf)
                        .map(app -> watched(app, info, input.getArguments(), () -> super.execute(input)))
                        .orElseGet(() -> super.execute(input));
            }
        };
    }

    private ActivityOutput watched(String app, ActivityInfo info, Object[] arguments, Supplier<ActivityOutput> work) {
        var step = StepName.of(info.getActivityType(), arguments, app);
        if (silent.containsKey(app)) {
            seen.timedOut.add(app);
        }
        var death = table.deathAt(app, step);
        if (death.isPresent() && !seen.died.contains(app)) {
            throw die(death.get(), info, work);
        }
        if (Plot.ofApp(app).neverDoes(step)) {
            throw ApplicationFailure.newNonRetryableFailure("it will never work", "Never");
        }
        var done = work.get();
        seen.steps.add(step);
        if (LOOKS.contains(info.getActivityType())) {
            seen.looked.add(app);
        }
        return done;
    }

    /** Gives a failure that nobody hears of, unless it came to its moment too late. */
    private IllegalStateException die(Row row, ActivityInfo info, Supplier<ActivityOutput> work) {
        switch (row.moment()) {
            case BEFORE -> {}
            case WITHIN -> {
                if (!commits.losing(1, () -> ignored(work.get()))) {
                    seen.lostNothing.add(row.app());
                }
            }
            case AFTER -> ignored(work.get());
        }
        if (over || !Patience.lasts(info)) {
            return new IllegalStateException("too late to be killed: the next attempt is");
        }
        seen.died.add(row.app());
        return silence(row.app(), Instant.ofEpochMilli(info.getStartedTimestamp()));
    }

    /** Whoever is dead tells nobody. */
    private static void ignored(ActivityOutput answer) {}

    private IllegalStateException silence(String app, Instant begun) {
        silent.put(app, begun);
        try {
            new CountDownLatch(1).await();
            throw new AssertionError("nobody counts");
        } catch (InterruptedException e) {
            seen.killed.add(app);
            Thread.currentThread().interrupt();
            return new IllegalStateException("dead", e);
        } finally {
            silent.remove(app);
        }
    }
}
