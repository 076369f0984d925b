package dev.slipway.gate.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does at once what several callers want at the same time, so that they share one round trip and one commit. Whoever finds nobody at work begins at once and
 * alone; who comes meanwhile waits, and the first of those works for the others, too. No thread of its own, and nobody waits in the hope of company.
 *
 * <p>PostgreSQL shares its flushes among transactions that end together (its manual, {@code commit_delay}); each still costs a round trip and a transaction, which
 * is a large part of what a small row costs.
 *
 * @param <T> what is to be done; doing it again changes nothing
 */
final class GroupCommit<T> {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    /** How waiting ends. */
    private sealed interface Turn {
        /** To work, for itself and those who wait. */
        record Work() implements Turn {}

        /** Another works for it; what that came to: nothing, or why it failed. */
        record Member(CompletableFuture<@Nullable RuntimeException> outcome) implements Turn {}

        /** Whoever is at work takes too long. */
        record Alone() implements Turn {}
    }

    /** One call; no two are equal. */
    private static final class Caller<T> {
        private final T what;
        private final long came = System.nanoTime();
        private final CompletableFuture<Turn> turn = new CompletableFuture<>();

        Caller(T what) {
            this.what = what;
        }
    }

    private final int most;
    private final Duration patience;
    private final Duration secondTryWithin;
    private final Consumer<List<T>> work;
    private final ReentrantLock lock = new ReentrantLock();
    private final SequencedSet<Caller<T>> waiting = new LinkedHashSet<>();
    private boolean atWork;

    /**
     * @param most how many are done at once
     * @param patience how long a caller waits for its turn before it goes alone
     * @param secondTryWithin how long after it came it may be tried alone when its group has failed
     * @param work does all of them and comes back when that is committed, or throws and has done nothing; it must end by itself within a few seconds, for others
     *     wait for it. Called for single ones also while it works
     */
    GroupCommit(int most, Duration patience, Duration secondTryWithin, Consumer<List<T>> work) {
        this.most = most;
        this.patience = patience;
        this.secondTryWithin = secondTryWithin;
        this.work = work;
    }

    /**
     * Comes back when it is done, by whomever. When a group fails, each of it is tried alone, unless that took so long that a second try would come too late. An
     * {@link Error} ends the call that worked.
     */
    void run(T what) {
        var caller = new Caller<>(what);
        switch (turnOf(caller)) {
            case Turn.Work _ -> workWith(caller);
            case Turn.Member(var outcome) -> end(caller, outcome.join());
            case Turn.Alone _ -> work.accept(List.of(what));
        }
    }

    private Turn turnOf(Caller<T> caller) {
        if (!waits(caller)) {
            return new Turn.Work();
        }
        try {
            return caller.turn
                    .completeOnTimeout(new Turn.Alone(), patience.toNanos(), TimeUnit.NANOSECONDS)
                    .join();
        } finally {
            forget(caller);
        }
    }

    private boolean waits(Caller<T> caller) {
        lock.lock();
        try {
            if (atWork) {
                waiting.add(caller);
                return true;
            }
            atWork = true;
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void forget(Caller<T> caller) {
        lock.lock();
        try {
            waiting.remove(caller);
        } finally {
            lock.unlock();
        }
    }

    private void workWith(Caller<T> caller) {
        var outcome = new CompletableFuture<@Nullable RuntimeException>();
        @Nullable RuntimeException failure = new IllegalStateException("Whoever worked was cut off");
        try {
            failure = failureOf(members(caller, outcome));
        } finally {
            handOver();
            outcome.complete(failure);
        }
        end(caller, failure);
    }

    private @Nullable RuntimeException failureOf(List<T> all) {
        try {
            work.accept(all);
            return null;
        } catch (RuntimeException e) {
            LOG.info("Doing {} at once failed", all.size(), e);
            return e;
        }
    }

    private void end(Caller<T> caller, @Nullable RuntimeException failure) {
        if (failure == null) {
            return;
        }
        if (System.nanoTime() - caller.came > secondTryWithin.toNanos()) {
            throw failure;
        }
        work.accept(List.of(caller.what));
    }

    /** Of the caller, and of those who still wait. */
    private List<T> members(Caller<T> caller, CompletableFuture<@Nullable RuntimeException> outcome) {
        var all = new ArrayList<T>();
        all.add(caller.what);
        lock.lock();
        try {
            while (all.size() < most && !waiting.isEmpty()) {
                var next = waiting.removeFirst();
                if (next.turn.complete(new Turn.Member(outcome))) {
                    all.add(next.what);
                }
            }
            return all;
        } finally {
            lock.unlock();
        }
    }

    /** To the first who still waits. */
    private void handOver() {
        lock.lock();
        try {
            atWork = false;
            while (!atWork && !waiting.isEmpty()) {
                atWork = waiting.removeFirst().turn.complete(new Turn.Work());
            }
        } finally {
            lock.unlock();
        }
    }
}
