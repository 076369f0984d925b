package dev.slipway.promotion;

import io.temporal.testserver.TestServer;
import io.temporal.testserver.TestServer.PortBoundTestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A Temporal server in memory, in which time passes as everywhere. */
final class TestTemporal implements AutoCloseable {
    private final int port;
    private final PortBoundTestServer server;

    private TestTemporal(int port) {
        this.port = port;
        this.server = TestServer.createPortBoundServer(port, true);
    }

    /** One of its own. */
    static TestTemporal start() {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = free.getLocalPort();
            free.close();
            return new TestTemporal(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One for all whose workflows only wait. */
    static String sharedTarget() {
        return Shared.SERVER.target();
    }

    /** Host and port. */
    String target() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        server.close();
    }

    private static final class Shared {
        static final TestTemporal SERVER = start();
    }
}
