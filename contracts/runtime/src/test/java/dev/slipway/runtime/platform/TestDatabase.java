package dev.slipway.runtime.platform;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A fresh database with one service's schema and its two roles. */
public final class TestDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name = "test" + COUNT.incrementAndGet();
    private final String area;

    private TestDatabase(String area) {
        this.area = area;
    }

    public static TestDatabase of(String area) {
        var database = new TestDatabase(area);
        var server = JdbcClient.create(Server.POSTGRES.getPostgresDatabase());
        server.sql("""
                        do $$ begin
                            if not exists (select from pg_roles where rolname = '%1$s_owner') then
                                create role %1$s_owner login password 'owner';
                                create role %1$s_app login password 'app';
                            end if;
                        end $$""".formatted(area)).update();
        server.sql("create database " + database.name).update();
        database.as("postgres", "postgres")
                .sql("create schema %1$s authorization %1$s_owner; grant usage on schema %1$s to %1$s_app"
                        .formatted(area))
                .update();
        return database;
    }

    /** Runs the runtime's migrations, as Spring Boot does in a service. */
    public TestDatabase migrated() {
        Flyway.configure()
                .dataSource(url(), area + "_owner", "owner")
                .locations("classpath:db/runtime")
                .placeholders(Map.of("runtime", area + "_app"))
                .load()
                .migrate();
        return this;
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:%d/%s?currentSchema=%s".formatted(Server.POSTGRES.getPort(), name, area);
    }

    /** A pool of the runtime role's connections. */
    public HikariDataSource pool() {
        return pool(url(), area);
    }

    /** The same, for another process. */
    public static HikariDataSource pool(String url, String area) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername(area + "_app");
        pool.setPassword("app");
        return pool;
    }

    public JdbcClient runtime() {
        return as(area + "_app", "app");
    }

    public JdbcClient owner() {
        return as(area + "_owner", "owner");
    }

    public JdbcClient superuser() {
        return as("postgres", "postgres");
    }

    public Map<String, Object> springProperties() {
        return Map.of(
                "spring.datasource.url",
                url(),
                "spring.datasource.username",
                area + "_app",
                "spring.datasource.password",
                "app",
                "spring.flyway.user",
                area + "_owner",
                "spring.flyway.password",
                "owner",
                "spring.application.name",
                area + "-service");
    }

    /** As a service is given them on its command line: before all defaults. */
    public static String[] arguments(Map<String, Object> properties) {
        return properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
    }

    private JdbcClient as(String user, String password) {
        return JdbcClient.create(new DriverManagerDataSource(url(), user, password));
    }

    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
