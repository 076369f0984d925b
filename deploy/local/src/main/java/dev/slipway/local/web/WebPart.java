package dev.slipway.local.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A port on 127.0.0.1 that answers HTTP/1.1 calls with a {@link Handler}, each on its own virtual thread. */
public final class WebPart implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebPart.class);

    private final HttpServer server;
    private final ExecutorService threads;

    private WebPart(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /** Listens from now on; port 0 takes a free one. */
    public static WebPart listen(int port, Handler handler) throws IOException {
        return start(HttpServer.create(loopback(port), 256), handler);
    }

    /** Starts a server that the caller has made, for instance one that speaks TLS. */
    public static WebPart start(HttpServer server, Handler handler) {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        server.createContext("/", exchange -> serve(exchange, handler));
        server.start();
        return new WebPart(server, threads);
    }

    public static InetSocketAddress loopback(int port) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        } catch (java.net.UnknownHostException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void serve(HttpExchange exchange, Handler handler) throws IOException {
        try (exchange) {
            send(exchange, answer(new Call(exchange), handler));
        }
    }

    private static Reply answer(Call call, Handler handler) {
        try {
            return handler.handle(call);
        } catch (Refusal refusal) {
            return refusal.reply();
        } catch (IOException | RuntimeException failure) {
            LOG.error("{} {} failed", call.method(), call.target(), failure);
            return Reply.text(500, "text/plain; charset=utf-8", "The stand-in failed: " + failure + "\n");
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        var length = reply.body().length();
        if (exchange.getRequestMethod().equals("HEAD")) {
            if (length >= 0 && !reply.headers().containsKey("Content-Length")) {
                exchange.getResponseHeaders().set("Content-Length", Long.toString(length));
            }
            exchange.sendResponseHeaders(reply.status(), -1);
        } else if (length == 0) {
            exchange.sendResponseHeaders(reply.status(), -1);
        } else {
            exchange.sendResponseHeaders(reply.status(), length < 0 ? 0 : length);
            try (var out = exchange.getResponseBody()) {
                reply.body().writeTo(out);
            }
        }
    }
}
