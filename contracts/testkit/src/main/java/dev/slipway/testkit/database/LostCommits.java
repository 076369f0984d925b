package dev.slipway.testkit.database;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Commits that the database never hears of, as when a process dies just before one: what that transaction changed is lost, what was done outside by then stays. A
 * bean of this type makes it possible for all transactions of its context; without {@link #losing} none is lost.
 */
public final class LostCommits implements TransactionExecutionListener {
    private final ThreadLocal<@Nullable Integer> ahead = new ThreadLocal<>();

    /**
     * Does the work of this thread as far as a commit, the first of which is 1, that is lost.
     *
     * @return false if it has fewer commits and all of it was done
     */
    public boolean losing(int commit, Runnable work) {
        ahead.set(commit);
        try {
            work.run();
            return false;
        } catch (RuntimeException e) {
            if (isLost()) {
                return true;
            }
            throw e;
        } finally {
            ahead.remove();
        }
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        var left = ahead.get();
        if (left != null && !transaction.isReadOnly()) {
            ahead.set(left - 1);
            if (isLost()) {
                throw new IllegalStateException("the process dies before this commit");
            }
        }
    }

    /** Once lost, it stays so: a dead process commits nothing more. */
    private boolean isLost() {
        var left = ahead.get();
        return left != null && left <= 0;
    }
}
