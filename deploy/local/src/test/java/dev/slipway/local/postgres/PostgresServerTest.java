package dev.slipway.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.local.postgres.PostgresSettings.AreaPasswords;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {
    @TempDir
    private static Path folder;

    private static PostgresSettings settings;
    private static PostgresServer server;

    @BeforeAll
    static void start() throws Exception {
        settings = new PostgresSettings(
                folder.resolve("data"),
                folder.resolve("bin"),
                freePort(),
                "of the superuser",
                Map.of(
                        "gate",
                        new AreaPasswords("gate's owner", "gate's app"),
                        "dns",
                        new AreaPasswords("a'b", "c\\d")));
        server = startProvisioned();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void ownerMakesTablesAndTheRuntimeRoleUsesOnlyWhatItWasGranted() throws SQLException {
        execute(
                "gate_owner",
                "gate's owner",
                "create table verdict (id int)",
                "grant insert, select on verdict to gate_app");
        execute("gate_app", "gate's app", "insert into verdict values (1)");
        assertThatThrownBy(() -> execute("gate_app", "gate's app", "delete from verdict"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> execute("gate_app", "gate's app", "drop table verdict"))
                .hasMessageContaining("must be owner");
    }

    @Test
    void runtimeRoleMakesNoTableAnywhere() {
        assertThatThrownBy(() -> execute("gate_app", "gate's app", "create table mine (id int)"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> execute("gate_app", "gate's app", "create table public.mine (id int)"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> execute("gate_app", "gate's app", "create schema mine"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void noRoleSeesAnotherAreasSchema() throws SQLException {
        execute("dns_owner", "a'b", "create table zone (id int)", "grant select on zone to public");
        assertThatThrownBy(() -> execute("gate_owner", "gate's owner", "select * from dns.zone"))
                .hasMessageContaining("permission denied for schema dns");
    }

    @Test
    void nobodyComesInWithoutThePassword() {
        assertThatThrownBy(() -> execute("gate_app", "guess", "select 1"))
                .hasMessageContaining("password authentication failed");
        assertThatThrownBy(() -> execute("postgres", "", "select 1")).hasMessageContaining("password");
    }

    @Test
    void namesAreFoundWithoutTheirSchema() throws SQLException {
        try (var connection = connect("dns_app", "c\\d");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("show search_path")) {
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("dns");
        }
    }

    @Test
    void aToolsStatementsAreAnsweredInTurnAndAFailureIsOne() throws IOException {
        var asked = new BufferedReader(new StringReader("""
                "select n, null nothing from generate_series(1, 2) n"
                "select 1/0"
                "create schema of_a_tool"
                """));
        var said = new StringWriter();
        try (var out = new BufferedWriter(said)) {
            QueryProcess.answer(settings.port(), settings.password(), asked, out);
        }
        assertThat(said.toString().lines())
                .containsExactly(
                        "{\"n\":\"1\",\"nothing\":null}",
                        "{\"n\":\"2\",\"nothing\":null}",
                        "\"done\"",
                        "{\"failure\":\"ERROR: division by zero\"}",
                        "\"done\"");
    }

    @Test
    void committedRowsSurviveKill9() throws Exception {
        execute("gate_owner", "gate's owner", "create table kept (id int)", "insert into kept values (42)");
        var pid = Long.parseLong(
                Files.readAllLines(settings.data().resolve("postmaster.pid")).getFirst());
        var postmaster = ProcessHandle.of(pid).orElseThrow();
        postmaster.destroyForcibly();
        postmaster.onExit().join();
        server.close();
        server = startProvisioned();
        try (var connection = connect("gate_owner", "gate's owner");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select id, current_setting('fsync'), current_setting('synchronous_commit') from kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(42);
            assertThat(rows.getString(2)).isEqualTo("on");
            assertThat(rows.getString(3)).isEqualTo("on");
        }
    }

    @Test
    void aBackupOfTheRunningServerHoldsWhatWasCommittedBeforeAndNothingHalf() throws Exception {
        execute(
                "gate_owner",
                "gate's owner",
                "create table noted (id int, half int)",
                "insert into noted values (0, 1)",
                "insert into noted values (0, 2)");
        var backup = new PostgresSettings(
                folder.resolve("backup"), settings.binaries(), freePort(), settings.password(), settings.areas());
        var enough = new AtomicBoolean();
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            var writer = writers.submit(() -> {
                for (int n = 1; !enough.get(); n++) {
                    execute(
                            "gate_owner",
                            "gate's owner",
                            "insert into noted select %d, half from generate_series(1, 2) half".formatted(n));
                }
                return null;
            });
            BackupProcess.backUp(settings.data(), settings.port(), settings.password(), backup.data());
            enough.set(true);
            writer.get();
        }
        Files.createFile(folder.resolve("backup.finished"));
        try (var restored = PostgresServer.start(
                        backup, Redirect.appendTo(folder.resolve("restored.log").toFile()));
                var connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + backup.port() + "/slipway", "gate_owner", "gate's owner");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select count(*) filter (where halves = 2), count(*) filter (where halves <> 2), bool_or(id = 0) from (select id, count(*) halves from noted group by id) _")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isPositive();
            assertThat(rows.getInt(2)).isZero();
            assertThat(rows.getBoolean(3)).isTrue();
        }
    }

    private static PostgresServer startProvisioned() throws IOException, SQLException {
        var started = PostgresServer.start(
                settings, Redirect.appendTo(folder.resolve("server.log").toFile()));
        new Provisioning(started).apply(settings);
        started.demandPasswords();
        return started;
    }

    private static void execute(String role, String password, String... commands) throws SQLException {
        try (var connection = connect(role, password);
                var statement = connection.createStatement()) {
            for (var command : commands) {
                statement.execute(command);
            }
        }
    }

    private static Connection connect(String role, String password) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + settings.port() + "/slipway", role, password);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
