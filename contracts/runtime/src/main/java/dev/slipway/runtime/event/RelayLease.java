package dev.slipway.runtime.event;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The right to publish: a session's advisory lock, held by the one connection over which the relay does everything else too. When the connection is lost, so is
 * the right, and nothing more can be read to be published.
 */
final class RelayLease implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RelayLease.class);
    private static final String KEY = "hashtextextended('outbox-relay/' || current_schema(), 0)";

    private final Connection connection;
    private final OutboxRepository outbox;
    private final TransactionTemplate transaction;

    private RelayLease(Connection connection) {
        this.connection = connection;
        var single = new SingleConnectionDataSource(connection, true);
        this.outbox = new OutboxRepository(single);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(single));
    }

    /** The lease, if no other process of the service holds it. */
    static Optional<RelayLease> take(DataSource dataSource) throws SQLException {
        var connection = dataSource.getConnection();
        try {
            connection.setAutoCommit(true);
            if (ask(connection, "select pg_try_advisory_lock(" + KEY + ")")) {
                return Optional.of(new RelayLease(connection));
            }
            connection.close();
            return Optional.empty();
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    OutboxRepository outbox() {
        return outbox;
    }

    TransactionTemplate transaction() {
        return transaction;
    }

    @Override
    public void close() {
        // The connection may go back to a pool: it must not take the lock along.
        try (connection) {
            if (!ask(connection, "select pg_advisory_unlock(" + KEY + ")")) {
                connection.abort(Runnable::run);
            }
        } catch (SQLException e) {
            LOG.debug("The relay's connection ended before its lease did: {}", e.getMessage());
            abort();
        }
    }

    private void abort() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debug("The relay's connection was gone already: {}", e.getMessage());
        }
    }

    private static boolean ask(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            return answer.next() && answer.getBoolean(1);
        }
    }
}
