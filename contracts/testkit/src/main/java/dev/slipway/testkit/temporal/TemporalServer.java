package dev.slipway.testkit.temporal;

import dev.slipway.testkit.temporal.TemporalProgram.Found;
import dev.slipway.testkit.temporal.TemporalProgram.Missing;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Temporal's own server, in which time passes as everywhere. Its state is a file, so that it can be killed and started again on what it knew, or on nothing. It
 * ends with the JVM, also when that is killed. For tests marked {@link RealTemporal}.
 */
public final class TemporalServer implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);

    /** Ends the server when this end of the pipe closes, whoever closes it. */
    private static final String GUARD = "\"$@\" & server=$!; read -r _; kill -9 $server";

    private final Path state;
    private final int port;
    private @Nullable Process guard;

    private TemporalServer(Path state, int port) {
        this.state = state;
        this.port = port;
    }

    /** One of its own. */
    public static TemporalServer start() {
        try {
            var state = Files.createTempDirectory("temporal").resolve("temporal.db");
            var server = new TemporalServer(state, freePort());
            server.restart();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /** Host and port. */
    public String target() {
        return "127.0.0.1:" + port;
    }

    /** A connection of its own, as another process would have; the caller shuts it down. */
    public WorkflowServiceStubs connect() {
        return WorkflowServiceStubs.newConnectedServiceStubs(
                WorkflowServiceStubsOptions.newBuilder().setTarget(target()).build(), READY_WITHIN);
    }

    /** Starts it again on what it knew; returns when it answers. */
    public void restart() {
        kill();
        try {
            guard = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(state.resolveSibling("temporal.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var connection = connect();
        try {
            WorkflowClient.newInstance(connection).countWorkflows("");
        } finally {
            connection.shutdownNow();
        }
    }

    /** Ends it from one moment to the next. */
    public void kill() {
        if (guard != null) {
            try {
                guard.getOutputStream().close();
                guard.waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            guard = null;
        }
    }

    /** Ends it and deletes all it knew; {@link #restart} gives an empty one at the same address. */
    public void forget() {
        kill();
        try (var files = Files.list(state.getParent())) {
            for (var file : files.filter(each -> each.getFileName().toString().startsWith("temporal.db"))
                    .toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }

    private List<String> command() {
        return switch (TemporalProgram.search()) {
            case Found(var program) ->
                List.of(
                        "sh",
                        "-c",
                        GUARD,
                        "temporal",
                        program.toString(),
                        "server",
                        "start-dev",
                        "--headless",
                        "--ip",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "--db-filename",
                        state.toString(),
                        "--log-level",
                        "warn");
            case Missing(var why) -> throw new IllegalStateException("Mark the test with @RealTemporal: " + why);
        };
    }
}
