package dev.slipway.local.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;

/** A running server. Its data folder is kept, and closing nothing leaves it running when this JVM ends. */
final class PostgresServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String WITH_PASSWORD = "host all all 127.0.0.1/32 scram-sha-256\n";

    private final EmbeddedPostgres server;
    private final PostgresSettings settings;

    private PostgresServer(EmbeddedPostgres server, PostgresSettings settings) {
        this.server = server;
        this.settings = settings;
    }

    /**
     * Makes the cluster when missing, and starts it. A cluster whose making was interrupted held nothing yet and is made again.
     * The server writes its log to {@code output}, which has to outlive this JVM.
     */
    static PostgresServer start(PostgresSettings settings, Redirect output) throws IOException {
        // The library looks after left-over servers in this folder, which must be ours alone.
        System.setProperty("ot.epg.working-dir", settings.binaries().toString());
        removeHalfUnpacked(settings.binaries());
        if (!Files.exists(finished(settings))) {
            remove(settings.data());
        }
        Files.createDirectories(settings.data());
        var server = EmbeddedPostgres.builder()
                .setDataDirectory(settings.data())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(settings.binaries().toFile())
                .setPort(settings.port())
                .setPGStartupWait(PATIENCE)
                .setOutputRedirector(output)
                .setErrorRedirector(output)
                .setConnectConfig("password", settings.password())
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                // The library turns these off; a commit here has to survive kill -9 and a power cut.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "200")
                .setServerConfig("shared_buffers", "96MB")
                .setServerConfig("log_line_prefix", "%m_[%p]_%q%u@%d_")
                .start();
        return new PostgresServer(server, settings);
    }

    /** A connection of the superuser; the caller closes it. */
    Connection connect(String database) throws SQLException {
        return server.getDatabase("postgres", database).getConnection();
    }

    /**
     * A new cluster trusts everybody on this machine. From here on each role needs its password, now and after every restart;
     * call it after the superuser has one.
     */
    void demandPasswords() throws IOException, SQLException {
        var rules = settings.data().resolve("pg_hba.conf");
        if (!Files.readString(rules).equals(WITH_PASSWORD)) {
            Files.writeString(rules, WITH_PASSWORD);
            try (var superuser = connect("postgres");
                    var statement = superuser.createStatement()) {
                statement.execute("select pg_reload_conf()");
            }
        }
        if (!Files.exists(finished(settings))) {
            Files.createFile(finished(settings));
        }
    }

    /** Stops the server in good order. */
    @Override
    public void close() throws IOException {
        server.close();
    }

    /** Beside the data: it exists once a cluster was made, provisioned and closed to strangers. */
    private static Path finished(PostgresSettings settings) {
        return settings.data().resolveSibling(settings.data().getFileName() + ".finished");
    }

    /** The library takes a file that exists for a whole one, even when it was killed while writing it. */
    private static void removeHalfUnpacked(Path binaries) throws IOException {
        Files.createDirectories(binaries);
        try (Stream<Path> versions = Files.list(binaries)) {
            for (var version : versions.filter(folder -> !Files.exists(folder.resolve(".exists")))
                    .toList()) {
                remove(version);
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> content = Files.walk(folder)) {
            for (var path : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
