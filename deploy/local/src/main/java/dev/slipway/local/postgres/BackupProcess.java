package dev.slipway.local.postgres;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * A base backup of the running server, for who has no {@code pg_basebackup} of its version. PostgreSQL documentation, "Making a Base Backup Using the Low Level API".
 * It holds all that was committed before this began, and stands in a data folder of its own that a server can be started on; those who write meanwhile are not held up.
 */
public final class BackupProcess {
    private static final String WAL = "pg_wal";

    private BackupProcess() {}

    /** Argument: the folder to be made. {@code SLIPWAY_POSTGRES_DATA, _PORT} and {@code _PASSWORD} are as the server got them. */
    public static void main(String[] args) throws IOException, SQLException {
        backUp(
                Path.of(value("SLIPWAY_POSTGRES_DATA")),
                Integer.parseInt(value("SLIPWAY_POSTGRES_PORT")),
                value("SLIPWAY_POSTGRES_PASSWORD"),
                Path.of(args[0]));
    }

    private static String value(String name) {
        return requireNonNull(System.getenv(name), name);
    }

    static void backUp(Path data, int port, String password, Path target) throws IOException, SQLException {
        // Begin and end have to be said in one session; a session that ends between takes the backup back.
        try (var session = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", password)) {
            var firstSegment = texts(session, "select pg_walfile_name(pg_backup_start('slipway', fast => true))")
                    .getFirst();
            new LiveFolder(data, target).copyWithout(WAL);
            // Not before the end: the log has to reach as far as the files do.
            var end = texts(session, "select labelfile, spcmapfile from pg_backup_stop(wait_for_archive => false)");
            Files.writeString(target.resolve("backup_label"), end.getFirst());
            if (!end.getLast().isBlank()) {
                throw new IOException(
                        "There are tablespaces outside of " + data + ", which a copy of this folder does not hold.");
            }
            new LiveFolder(data.resolve(WAL), target.resolve(WAL)).copyWithout();
            if (!Files.exists(target.resolve(WAL).resolve(firstSegment))) {
                throw new IOException("The server has given up %s of its log meanwhile. Try again when less is written."
                        .formatted(firstSegment));
            }
        }
    }

    /** The columns of the one row that the statement gives. */
    private static List<String> texts(Connection session, String query) throws SQLException {
        try (var statement = session.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            var texts = new String[row.getMetaData().getColumnCount()];
            for (int n = 0; n < texts.length; n++) {
                texts[n] = requireNonNull(row.getString(n + 1), query);
            }
            return List.of(texts);
        }
    }
}
