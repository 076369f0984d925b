package dev.slipway.local.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Makes the database {@code slipway} and in it, for each area, a schema that {@code <area>_owner} owns and
 * {@code <area>_app} may use but not change. No role sees another area's schema. Safe to repeat; passwords are set anew.
 */
final class Provisioning {
    static final String DATABASE = "slipway";

    private final PostgresServer server;

    Provisioning(PostgresServer server) {
        this.server = server;
    }

    void apply(PostgresSettings settings) throws SQLException {
        try (var cluster = server.connect("postgres")) {
            run(cluster, "alter role postgres password %L", settings.password());
            if (!exists(cluster, "select from pg_database where datname = ?", DATABASE)) {
                run(cluster, "create database %I", DATABASE);
            }
            run(cluster, "revoke all on database %I from public", DATABASE);
            for (var area : settings.areas().entrySet()) {
                role(cluster, area.getKey() + "_owner", area.getValue().owner(), area.getKey());
                role(cluster, area.getKey() + "_app", area.getValue().app(), area.getKey());
            }
        }
        try (var slipway = server.connect(DATABASE)) {
            run(slipway, "revoke all on schema public from public");
            for (var area : settings.areas().keySet()) {
                run(slipway, "create schema if not exists %I authorization %I", area, area + "_owner");
                run(slipway, "grant usage on schema %I to %I", area, area + "_app");
            }
        }
    }

    private static void role(Connection cluster, String name, String password, String schema) throws SQLException {
        if (!exists(cluster, "select from pg_roles where rolname = ?", name)) {
            run(cluster, "create role %I", name);
        }
        run(cluster, "alter role %I login password %L", name, password);
        run(cluster, "alter role %I in database %I set search_path = %I", name, DATABASE, schema);
        run(cluster, "grant connect, temporary on database %I to %I", DATABASE, name);
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Runs one statement; PostgreSQL itself puts the names ({@code %I}) and texts ({@code %L}) in, quoted. */
    private static void run(Connection connection, String template, String... values) throws SQLException {
        String command;
        try (var format = connection.prepareStatement("select format(?, variadic ?)")) {
            format.setString(1, template);
            format.setArray(2, connection.createArrayOf("text", List.of(values).toArray()));
            try (var rows = format.executeQuery()) {
                rows.next();
                command = rows.getString(1);
            }
        }
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
