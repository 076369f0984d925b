package dev.slipway.bench.database;

import dev.slipway.bench.AtOnce;
import dev.slipway.bench.Quantiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/** Works as the owner of a schema, whose address and password stand in the environment as for the service itself. Prints figures as JSON. */
public final class DatabaseProcess {
    private DatabaseProcess() {}

    /**
     * {@code run <file of SQL>}; {@code commits <connections> <seconds not timed> <seconds> <file>}: one row with the file's bytes in each transaction;
     * {@code copy <table and columns> <CSV file>}; {@code count <table>}.
     */
    public static void main(String[] args) throws Exception {
        Map<String, Double> figures =
                switch (args[0]) {
                    case "run" -> run(Files.readString(Path.of(args[1])));
                    case "commits" ->
                        commits(
                                Integer.parseInt(args[1]),
                                Duration.ofSeconds(Long.parseLong(args[2])),
                                Duration.ofSeconds(Long.parseLong(args[3])),
                                Files.readAllBytes(Path.of(args[4])));
                    case "copy" -> copy(args[1], Path.of(args[2]));
                    case "count" -> count(args[1]);
                    default -> throw new IllegalArgumentException("nothing is called " + args[0]);
                };
        System.out.println(JsonMapper.shared().writeValueAsString(figures));
    }

    private static Map<String, Double> run(String sql) throws SQLException {
        var begun = System.nanoTime();
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
        return Map.of("seconds", (System.nanoTime() - begun) / 1e9);
    }

    private static Map<String, Double> commits(int connections, Duration warm, Duration time, byte[] content)
            throws SQLException {
        run("drop table if exists bench_commit; create table bench_commit (id uuid primary key, body bytea not null)");
        var ready = System.nanoTime() + warm.toNanos();
        AtOnce.run(connections, _ -> insert(content, ready, new Quantiles()));
        var latencies = new Quantiles();
        var begun = System.nanoTime();
        AtOnce.run(connections, _ -> insert(content, begun + time.toNanos(), latencies));
        var figures = new LinkedHashMap<>(latencies.figures());
        figures.put("rate", latencies.count() / ((System.nanoTime() - begun) / 1e9));
        run("drop table bench_commit");
        return figures;
    }

    private static void insert(byte[] content, long end, Quantiles latencies) throws SQLException {
        try (var connection = connect();
                var insert = connection.prepareStatement("insert into bench_commit (id, body) values (?, ?)")) {
            while (System.nanoTime() < end) {
                var begun = System.nanoTime();
                insert.setObject(1, UUID.randomUUID());
                insert.setBytes(2, content);
                insert.executeUpdate();
                latencies.add(System.nanoTime() - begun);
            }
        }
    }

    private static Map<String, Double> copy(String where, Path file) throws SQLException, IOException {
        var begun = System.nanoTime();
        try (var connection = connect();
                var rows = Files.newBufferedReader(file)) {
            var copied = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + where + " from stdin (format csv, header)", rows);
            return Map.of("seconds", (System.nanoTime() - begun) / 1e9, "rows", (double) copied);
        }
    }

    private static Map<String, Double> count(String table) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return Map.of("rows", (double) rows.getLong(1));
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                System.getenv("SLIPWAY_DB_URL"),
                System.getenv("SLIPWAY_DB_OWNER"),
                System.getenv("SLIPWAY_DB_OWNER_PASSWORD"));
    }
}
