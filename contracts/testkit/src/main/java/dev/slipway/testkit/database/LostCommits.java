package dev.slipway.testkit.database;

import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Commits at which a process dies: just before one, when what that transaction changed is lost and what was done outside by then stays, or just after it, when all
 * of it stands and nobody was told. A bean of this type makes it possible for all transactions of its context; without {@link #losing} none is lost.
 */
public final class LostCommits implements TransactionExecutionListener {
    /** On which side of the commit the process dies. */
    public enum Death {
        BEFORE,
        AFTER
    }

    private static final ThreadLocal<@Nullable Ahead> AHEAD = new ThreadLocal<>();

    private record Ahead(Death death, int commits) {
        Ahead next() {
            return new Ahead(death, commits - 1);
        }

        boolean isOver() {
            return commits <= 0;
        }
    }

    /**
     * Does the work of this thread as far as a commit, the first of which is 1, that is lost.
     *
     * @return false if it has fewer commits and all of it was done
     */
    public boolean losing(int commit, Runnable work) {
        return losing(Death.BEFORE, commit, work);
    }

    /**
     * Does the work of this thread as far as a commit, the first of which is 1, and on the one side of it or the other no further.
     *
     * @return false if it has fewer commits and all of it was done
     */
    public boolean losing(Death death, int commit, Runnable work) {
        AHEAD.set(new Ahead(death, commit));
        try {
            work.run();
            return false;
        } catch (RuntimeException e) {
            if (isDead()) {
                return true;
            }
            throw e;
        } finally {
            AHEAD.remove();
        }
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        var before = AHEAD.get();
        if (before == null || transaction.isReadOnly()) {
            return;
        }
        var now = before.next();
        AHEAD.set(now);
        if (!now.isOver()) {
            return;
        }
        if (before.isOver() || now.death() == Death.BEFORE) {
            throw new IllegalStateException("the process dies before this commit");
        }
        TransactionSynchronizationManager.registerSynchronization(new Unanswered());
    }

    /** Once dead, it stays so: a dead process commits nothing more. */
    private static boolean isDead() {
        var left = AHEAD.get();
        return left != null && left.isOver();
    }

    /** Comes before all else that waits for the commit: none of that happens either. */
    private static final class Unanswered implements TransactionSynchronization {
        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }

        @Override
        public void afterCommit() {
            throw new IllegalStateException("the process dies after this commit");
        }
    }
}
