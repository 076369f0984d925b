package dev.slipway.testkit.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A server on 127.0.0.1 whose superuser needs no password.
 *
 * @param port TCP port
 */
record PostgresServer(int port) {
    private static final String IMAGE = "postgres:18-alpine";
    static final PostgresServer OF_THIS_JVM = choose();

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, "postgres", "");
    }

    private static PostgresServer choose() {
        if (new ContainerEngine().isWanted()) {
            return container();
        }
        var named = System.getProperty("slipway.testkit.postgres");
        if (named == null) {
            return embedded();
        }
        if (!named.matches("127\\.0\\.0\\.1:\\d+")) {
            throw new IllegalStateException("slipway.testkit.postgres is " + named + "; it has to be 127.0.0.1:port");
        }
        return new PostgresServer(Integer.parseInt(named.substring(named.indexOf(':') + 1)));
    }

    /** Ends with the JVM: Testcontainers' own watchman removes it. */
    private static PostgresServer container() {
        var container = new PostgreSQLContainer(IMAGE)
                .withUsername("postgres")
                .withEnv("POSTGRES_HOST_AUTH_METHOD", "trust")
                .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=300");
        container.start();
        return new PostgresServer(container.getFirstMappedPort());
    }

    private static PostgresServer embedded() {
        try {
            return new PostgresServer(EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("max_connections", "300")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .start()
                    .getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
