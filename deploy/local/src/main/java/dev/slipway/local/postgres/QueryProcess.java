package dev.slipway.local.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs statements as the superuser in the database {@code slipway}, for tools that look at a platform from outside. Each line of the input is one statement,
 * as a JSON string. The answer is a JSON object a row, column to text, and then the line {@code "done"}, or a JSON object with the one member
 * {@code failure}. Each statement is a transaction and a connection of its own: the server may have been killed meanwhile.
 */
public final class QueryProcess {
    private static final int AT_A_TIME = 1000;

    private final String url;
    private final String password;
    private final BufferedWriter out;

    private QueryProcess(String url, String password, BufferedWriter out) {
        this.url = url;
        this.password = password;
        this.out = out;
    }

    /** Takes {@code SLIPWAY_POSTGRES_PORT} and {@code _PASSWORD} from the environment; ends with its input. */
    public static void main(String[] args) throws IOException {
        answer(
                Integer.parseInt(requireNonNull(System.getenv("SLIPWAY_POSTGRES_PORT"), "SLIPWAY_POSTGRES_PORT")),
                requireNonNull(System.getenv("SLIPWAY_POSTGRES_PASSWORD"), "SLIPWAY_POSTGRES_PASSWORD"),
                new BufferedReader(new InputStreamReader(System.in, UTF_8)),
                new BufferedWriter(new OutputStreamWriter(System.out, UTF_8)));
    }

    static void answer(int port, String password, BufferedReader in, BufferedWriter out) throws IOException {
        var url = "jdbc:postgresql://127.0.0.1:" + port + "/" + Provisioning.DATABASE;
        var process = new QueryProcess(url, password, out);
        String line;
        while ((line = in.readLine()) != null) {
            process.answer(JsonMapper.shared().readValue(line, String.class));
            out.flush();
        }
    }

    private void answer(String command) throws IOException {
        try (var connection = DriverManager.getConnection(url, "postgres", password)) {
            connection.setAutoCommit(false); // rows come piece by piece only within a transaction
            run(connection, command);
            connection.commit();
            say("done");
        } catch (SQLException e) {
            say(Map.of("failure", String.valueOf(e.getMessage())));
        }
    }

    private void run(Connection connection, String command) throws SQLException, IOException {
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(AT_A_TIME);
            if (statement.execute(command)) {
                rows(statement);
            }
        }
    }

    private void rows(Statement statement) throws SQLException, IOException {
        try (var rows = statement.getResultSet()) {
            while (rows.next()) {
                say(row(rows));
            }
        }
    }

    private static Map<String, String> row(ResultSet rows) throws SQLException {
        var columns = rows.getMetaData();
        var row = new LinkedHashMap<String, String>();
        for (int n = 1; n <= columns.getColumnCount(); n++) {
            row.put(columns.getColumnLabel(n), rows.getString(n));
        }
        return row;
    }

    private void say(Object what) throws IOException {
        out.write(JsonMapper.shared().writeValueAsString(what));
        out.newLine();
    }
}
