package dev.slipway.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionSystemException;

class TransientFailuresTest {
    @Test
    void whatSaysThatItPassesPasses() {
        var wrapped = new IllegalStateException(new RetryableException("busy", Duration.ofSeconds(3)));
        assertThat(TransientFailures.isTransient(wrapped)).isTrue();
        assertThat(TransientFailures.retryAfter(wrapped)).contains(Duration.ofSeconds(3));
    }

    @Test
    void aDeadlocksVictimMayTryAgain() {
        assertThat(TransientFailures.isTransient(new CannotAcquireLockException("deadlock")))
                .isTrue();
        assertThat(TransientFailures.isTransient(new IllegalStateException(new SQLException("shutting down", "57P01"))))
                .isTrue();
    }

    @Test
    void whatTheDatabaseDiedOfInTheMiddleMayTryAgain() {
        var closed = new TransactionSystemException("JDBC rollback failed", new SQLException("Connection is closed"));
        assertThat(TransientFailures.isTransient(closed)).isTrue();
        assertThat(TransientFailures.isTransient(new TransactionSystemException("no transaction is active")))
                .isFalse();
    }

    @Test
    void whatIsWrongStaysWrong() {
        assertThat(TransientFailures.isTransient(new DataIntegrityViolationException("twice")))
                .isFalse();
        assertThat(TransientFailures.isTransient(new SQLException("no such column", "42703")))
                .isFalse();
        assertThat(TransientFailures.isTransient(new NullPointerException())).isFalse();
    }
}
