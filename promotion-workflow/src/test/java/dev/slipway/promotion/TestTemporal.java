package dev.slipway.promotion;

import dev.slipway.testkit.temporal.NamedTemporal;
import dev.slipway.testkit.temporal.TemporalServer;
import io.temporal.testserver.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A Temporal server in memory, in which time passes as everywhere; or Temporal's own, where {@link NamedTemporal tests are to run on that}. Ends with the JVM. */
record TestTemporal(String target) {
    /** One of its own. */
    static TestTemporal start() {
        return new TestTemporal(
                NamedTemporal.target().isPresent() ? TemporalServer.start().target() : inMemory());
    }

    /** One for all whose workflows only wait. */
    static String sharedTarget() {
        return Shared.SERVER.target();
    }

    private static String inMemory() {
        var port = freePort();
        TestServer.createPortBoundServer(port, true);
        return "127.0.0.1:" + port;
    }

    private static int freePort() {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Shared {
        static final TestTemporal SERVER = start();
    }
}
