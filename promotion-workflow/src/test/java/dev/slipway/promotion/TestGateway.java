package dev.slipway.promotion;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A gateway with and without TLS, whose certificate covers the names below {@code apps.slipway.test} that it is made for. */
public final class TestGateway implements AutoCloseable {
    private static final char[] PASSWORD = "changeit".toCharArray();

    public final Map<String, Integer> status = new ConcurrentHashMap<>();
    public final List<String> asked = new CopyOnWriteArrayList<>();
    public final Path authority;

    /** Status by host and path, where {@link #status} has none. */
    public volatile BiFunction<String, String, Integer> otherwise = (host, path) -> 200;

    private final HttpServer plain;
    private final HttpsServer secure;

    private TestGateway(HttpServer plain, HttpsServer secure, Path authority) {
        this.plain = plain;
        this.secure = secure;
        this.authority = authority;
    }

    /** Starts one. */
    public static TestGateway start(Path folder, String name) throws IOException, GeneralSecurityException {
        var keys = folder.resolve("keys.p12");
        keytool(List.of(
                "-genkeypair",
                "-alias",
                "gateway",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=dns:" + name,
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                keys.toString(),
                "-storepass",
                new String(PASSWORD)));
        var store = KeyStore.getInstance(keys.toFile(), PASSWORD);
        var authority = Files.writeString(
                folder.resolve("authority.pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(store.getCertificate("gateway").getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD);
        var tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var secure = HttpsServer.create(here, 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(tls));
        var gateway = new TestGateway(HttpServer.create(here, 0), secure, authority);
        for (var server : List.of(gateway.plain, gateway.secure)) {
            server.createContext("/", gateway::answer);
            server.start();
        }
        return gateway;
    }

    /** Tells the service that its smoke checks go here. */
    public void register(DynamicPropertyRegistry properties) {
        properties.add("slipway.smoke.http", this::http);
        properties.add("slipway.smoke.https", this::https);
        properties.add("slipway.smoke.authority", authority::toString);
    }

    public URI http() {
        return URI.create("http://127.0.0.1:" + plain.getAddress().getPort());
    }

    public URI https() {
        return URI.create("https://127.0.0.1:" + secure.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        var host = exchange.getRequestHeaders().getFirst("Host");
        var path = exchange.getRequestURI().getPath();
        asked.add(host + path);
        var body = "all is well at lunch".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Location", "http://elsewhere.test/");
        exchange.sendResponseHeaders(
                Optional.ofNullable(status.get(path)).orElseGet(() -> otherwise.apply(host, path)), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void keytool(List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(arguments);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new AssertionError(said);
        }
    }

    @Override
    public void close() {
        plain.stop(0);
        secure.stop(0);
    }
}
