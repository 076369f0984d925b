package dev.slipway.testkit.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One database of the {@link TestPostgres}.
 *
 * @param name the database
 * @param port TCP port on 127.0.0.1
 * @param schemas its schemas; the first is the service's own
 */
public record TestDatabase(String name, int port, List<String> schemas) {
    static final String PASSWORD = "slipway";

    /** Keeps the schemas from being changed behind its back. */
    public TestDatabase {
        schemas = List.copyOf(schemas);
    }

    /** Address with {@code currentSchema}, without user. */
    public String jdbcUrl(String schema) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name + "?currentSchema=" + schema;
    }

    /** Address of the service's own schema. */
    public String jdbcUrl() {
        return jdbcUrl(schemas.getFirst());
    }

    /** The role that migrates. */
    public String owner(String schema) {
        return schema + "_owner";
    }

    /** The role that the service runs as. */
    public String app(String schema) {
        return schema + "_app";
    }

    /** Password of every role here. */
    public String password() {
        return PASSWORD;
    }

    /** A connection as the owner of the schema; the caller closes it. */
    public Connection connectAsOwner(String schema) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(schema), owner(schema), PASSWORD);
    }

    /** A connection as the role that the service runs as; the caller closes it. */
    public Connection connectAsApp(String schema) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(schema), app(schema), PASSWORD);
    }

    /** Runs a statement as the owner of the service's own schema, for what a test has to bend by hand. */
    public void execute(String sql, Object... values) {
        try (var connection = connectAsOwner(schemas.getFirst());
                var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        } catch (SQLException e) {
            throw new AssertionError("Failed: " + sql, e);
        }
    }

    /** Rows of a query as the owner of the service's own schema, column name to value. */
    public List<Map<String, @Nullable Object>> query(String sql, Object... values) {
        try (var connection = connectAsOwner(schemas.getFirst());
                var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            var rows = new ArrayList<Map<String, @Nullable Object>>();
            try (var found = statement.executeQuery()) {
                var columns = found.getMetaData();
                while (found.next()) {
                    var row = new LinkedHashMap<String, @Nullable Object>();
                    for (var i = 1; i <= columns.getColumnCount(); i++) {
                        row.put(columns.getColumnLabel(i), found.getObject(i));
                    }
                    rows.add(row);
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError("Failed: " + sql, e);
        }
    }
}
