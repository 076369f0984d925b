package dev.slipway.promotion.smoke;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;

/** An app whose answers never end: a header and then a byte from time to time, each long before any time-out of a single read. */
final class TricklingApp implements AutoCloseable {
    private static final long PAUSE_NANOS = 20_000_000;

    private final ServerSocket server;

    private TricklingApp(ServerSocket server) {
        this.server = server;
    }

    static TricklingApp start() throws IOException {
        var app = new TricklingApp(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().start(app::serve);
        return app;
    }

    URI http() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                var asked = server.accept();
                Thread.ofVirtual().start(() -> trickle(asked));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void trickle(Socket asked) {
        try (asked) {
            var out = asked.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));
            while (!server.isClosed()) {
                out.write('z');
                out.flush();
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (IOException e) {
            // whoever asked has gone, which is what the test is about
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
