package dev.slipway.runtime.web;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The sample service on a real Tomcat, with a real database and an issuer; started once for all tests. */
@SpringBootTest(
        classes = SampleApp.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "slipway.service=sample",
            "SLIPWAY_LOG_FORMAT=",
            "slipway.idempotency.lease=1h",
            "server.tomcat.connection-timeout=1s"
        })
public abstract class SampleServer {

    protected static final SampleIssuer ISSUER = new SampleIssuer();
    private static final EmbeddedPostgres POSTGRES = postgres();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    protected static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    protected int port;

    @DynamicPropertySource
    static void configuration(DynamicPropertyRegistry registry) {
        registry.add("SLIPWAY_ISSUER", ISSUER::url);
        registry.add("SLIPWAY_DB_URL", SampleServer::databaseUrl);
        registry.add("SLIPWAY_DB_PASSWORD", () -> "app");
        registry.add("SLIPWAY_DB_OWNER_PASSWORD", () -> "owner");
    }

    static String databaseUrl() {
        return "jdbc:postgresql://127.0.0.1:" + POSTGRES.getPort() + "/slipway?currentSchema=sample";
    }

    /** Runs a statement as the superuser of the database. */
    static void superuser(String sql) {
        try (var connection = POSTGRES.getDatabase("postgres", "slipway").getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EmbeddedPostgres postgres() {
        try {
            var postgres = EmbeddedPostgres.builder().start();
            try (var connection = postgres.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create role sample_owner login password 'owner'");
                statement.execute("create role sample_app login password 'app'");
                statement.execute("create database slipway");
            }
            try (var connection = postgres.getDatabase("postgres", "slipway").getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create schema sample authorization sample_owner");
                statement.execute("grant usage on schema sample to sample_app");
            }
            return postgres;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void letEverybodyGo() {
        SampleApp.Sample.hold.countDown();
    }

    /** An answer, with its body read as JSON where it is some. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String text() {
            return response.body();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public Map<String, Object> json() {
            return JSON.readValue(response.body(), new TypeReference<>() {});
        }
    }

    protected HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    protected HttpRequest.Builder as(String token, String path) {
        return to(path).header("Authorization", "Bearer " + token);
    }

    protected Answer get(String token, String path) {
        return send(as(token, path).GET());
    }

    protected Answer post(String token, String path, String json) {
        return send(as(token, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    protected static Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
