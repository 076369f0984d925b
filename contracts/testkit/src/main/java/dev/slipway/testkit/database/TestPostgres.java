package dev.slipway.testkit.database;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The PostgreSQL of this JVM: started on first use, ends with the JVM. Where {@code slipway.testkit.postgres} names a server as host:port, it is that one: its superuser
 * {@code postgres} must be let in without a password, and databases and roles stay in it. With {@code -Dslipway.testkit=containers} it runs in a container.
 */
public final class TestPostgres {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestPostgres() {}

    /**
     * A fresh, empty database with these schemas. For each there are the roles {@code <schema>_owner}, who owns it, and {@code <schema>_app}, who may use it and
     * has no rights on tables until a migration grants them. Aborts the test where the database is to be in a container and no engine answers.
     */
    public static TestDatabase fresh(List<String> schemas) {
        new ContainerEngine().demand();
        var name = "slipway_" + ProcessHandle.current().pid() + "_" + DATABASES.incrementAndGet();
        run("postgres", "create database " + name);
        run("postgres", "revoke all on database " + name + " from public");
        run(name, "revoke all on schema public from public");
        for (var schema : schemas) {
            for (var role : List.of(schema + "_owner", schema + "_app")) {
                run(
                        "postgres",
                        "do $$ begin create role " + role + " login password '" + TestDatabase.PASSWORD
                                + "'; exception when duplicate_object then null; end $$");
                run("postgres", "grant connect, temporary on database " + name + " to " + role);
            }
            run(name, "create schema " + schema + " authorization " + schema + "_owner");
            run(name, "grant usage on schema " + schema + " to " + schema + "_app");
        }
        return new TestDatabase(name, PostgresServer.OF_THIS_JVM.port(), List.copyOf(schemas));
    }

    private static void run(String database, String sql) {
        try (var connection = PostgresServer.OF_THIS_JVM.connect(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("The test database could not be prepared: " + sql, e);
        }
    }
}
