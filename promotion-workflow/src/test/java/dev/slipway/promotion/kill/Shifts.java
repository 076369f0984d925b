package dev.slipway.promotion.kill;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/** Workers, and others after them: those at work are killed as soon as their silence has lasted long enough, on a thread of its own, whatever else is slow. */
final class Shifts implements AutoCloseable {
    private static final long LOOK_MILLIS = 100;

    private final Supplier<Watch> watches;
    private final Function<Watch, Workers> begins;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> looks;
    private Watch watch;
    private Workers workers;
    private final AtomicInteger kills = new AtomicInteger();

    /** The first of them begin at once. */
    Shifts(Supplier<Watch> watches, Function<Watch, Workers> begins) {
        this.watches = watches;
        this.begins = begins;
        this.watch = watches.get();
        this.workers = begins.apply(watch);
        this.looks = clock.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        if (watch.silentSince().filter(Patience::isOver).isPresent()) {
            watch.end();
            workers.kill();
            kills.incrementAndGet();
            watch = watches.get();
            workers = begins.apply(watch);
        }
    }

    /** How often workers were killed. */
    int kills() {
        return kills.get();
    }

    /** Fails if nobody looks any more. */
    void mustGoOn() {
        if (looks.isDone()) {
            throw new AssertionError("nobody kills any more", looks.exceptionNow());
        }
    }

    @Override
    public void close() {
        clock.close();
        workers.kill();
    }
}
