package dev.slipway.gate.intake;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does at once what several callers want at the same time, so that they share one round trip and one commit. Whoever finds nobody at work begins at once and
 * alone; who comes meanwhile waits, and the first of those works for all of them next. No thread of its own, and nobody waits in the hope of company.
 *
 * <p>PostgreSQL shares its flushes among transactions that end together (its manual, {@code commit_delay}); each still costs a round trip and a transaction, which
 * is most of what a small row costs.
 *
 * @param <T> what is to be done; doing it again changes nothing
 */
final class GroupCommit<T> {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    /** How waiting ends. */
    private enum Turn {
        /** To work, for itself and those who wait. */
        WORK,
        /** Another has done it. */
        DONE,
        /** To do it alone: the group failed, or takes too long. */
        ALONE
    }

    private record Caller<T>(T what, CompletableFuture<Turn> turn) {}

    private final int most;
    private final Duration patience;
    private final Consumer<List<T>> work;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Caller<T>> waiting = new ArrayDeque<>();
    private boolean atWork;

    /**
     * @param most how many are done at once
     * @param patience after which who waits for others does its own
     * @param work does all of them, or throws; is called by several threads at once only for single ones
     */
    GroupCommit(int most, Duration patience, Consumer<List<T>> work) {
        this.most = most;
        this.patience = patience;
        this.work = work;
    }

    /** Comes back when it is done, by whomever. Throws what the work throws for it alone; what others bring never makes it fail. */
    void run(T what) {
        switch (turnOf(what)) {
            case WORK -> workWith(what);
            case ALONE -> work.accept(List.of(what));
            case DONE -> {}
        }
    }

    private Turn turnOf(T what) {
        var caller = new Caller<>(what, new CompletableFuture<Turn>());
        lock.lock();
        try {
            if (!atWork) {
                atWork = true;
                return Turn.WORK;
            }
            waiting.add(caller);
        } finally {
            lock.unlock();
        }
        return caller.turn()
                .completeOnTimeout(Turn.ALONE, patience.toNanos(), TimeUnit.NANOSECONDS)
                .join();
    }

    private void workWith(T what) {
        var others = next();
        var how = Turn.ALONE;
        try {
            var all = new ArrayList<T>(others.size() + 1);
            all.add(what);
            others.forEach(other -> all.add(other.what()));
            work.accept(all);
            how = Turn.DONE;
        } catch (RuntimeException e) {
            if (others.isEmpty()) {
                throw e;
            }
            LOG.info("Doing {} at once failed; each is done alone", others.size() + 1, e);
        } finally {
            handOver();
            for (var other : others) {
                other.turn().complete(how);
            }
        }
        if (how == Turn.ALONE) {
            work.accept(List.of(what));
        }
    }

    private List<Caller<T>> next() {
        lock.lock();
        try {
            var next = new ArrayList<Caller<T>>();
            while (next.size() < most - 1 && !waiting.isEmpty()) {
                next.add(waiting.remove());
            }
            return next;
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
                atWork = waiting.remove().turn().complete(Turn.WORK);
            }
        } finally {
            lock.unlock();
        }
    }
}
