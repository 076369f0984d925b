package dev.slipway.promotion;

import io.temporal.testserver.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A Temporal server in memory, in which time passes as everywhere. One per JVM. */
public final class TestTemporal {
    private static final int PORT = start();

    private TestTemporal() {}

    /** Host and port. */
    public static String target() {
        return "127.0.0.1:" + PORT;
    }

    private static int start() {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = free.getLocalPort();
            free.close();
            TestServer.createPortBoundServer(port, true);
            return port;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
