package dev.slipway.runtime;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells faults that pass by themselves from those that stay. */
public final class TransientFailures {
    private TransientFailures() {}

    /** Whether the same again later may succeed: a {@link RetryableException}, an interrupted thread, a database that is away, busy or chose a deadlock's victim. */
    public static boolean isTransient(Throwable failure) {
        return causes(failure).anyMatch(TransientFailures::passes);
    }

    /** What the failure itself asks to wait, if it does. */
    public static Optional<Duration> retryAfter(Throwable failure) {
        return causes(failure)
                .filter(RetryableException.class::isInstance)
                .map(cause -> ((RetryableException) cause).retryAfter())
                .findFirst();
    }

    private static boolean passes(Throwable cause) {
        return switch (cause) {
            case RetryableException _,
                    InterruptedException _,
                    TransientDataAccessException _,
                    RecoverableDataAccessException _,
                    DataAccessResourceFailureException _,
                    CannotCreateTransactionException _,
                    SQLTransientException _,
                    SQLRecoverableException _ -> true;
            case TransactionSystemException end -> end.getCause() instanceof SQLException sql && saysNoServer(sql);
            case SQLException sql -> sql.getSQLState() != null && passes(sql.getSQLState());
            default -> false;
        };
    }

    /** A transaction could not be ended, and it is the driver or the pool that says so: the connection is gone, most often because the database is. */
    private static boolean saysNoServer(SQLException sql) {
        return sql.getSQLState() == null;
    }

    /** PostgreSQL, appendix A: connection exception, transaction rollback, insufficient resources, operator intervention, system error. */
    private static boolean passes(String sqlState) {
        return Stream.of("08", "40", "53", "57", "58").anyMatch(sqlState::startsWith);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }
}
