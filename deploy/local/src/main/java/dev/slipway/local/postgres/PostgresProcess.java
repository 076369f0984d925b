package dev.slipway.local.postgres;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts PostgreSQL, provisions it and ends with 0 while the server lives on: a JVM that only waited would cost memory, and
 * the launcher stops the server by a signal.
 */
public final class PostgresProcess {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresProcess.class);

    private PostgresProcess() {}

    /** Takes everything from environment variables, see {@link PostgresSettings#from}. */
    public static void main(String[] args) throws IOException, SQLException {
        var settings = PostgresSettings.from(System.getenv());
        var server = PostgresServer.start(settings, Redirect.INHERIT);
        new Provisioning(server).apply(settings);
        server.demandPasswords();
        LOG.info("PostgreSQL is ready on 127.0.0.1:{}", settings.port());
    }
}
