package dev.slipway.promotion;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A gateway with and without TLS, whose certificate covers the names below {@code apps.slipway.test} that it is made for. */
public final class TestGateway implements AutoCloseable {
    private static final char[] PASSWORD = "changeit".toCharArray();

    public final Map<String, Integer> status = new ConcurrentHashMap<>();
    public final List<String> asked = new CopyOnWriteArrayList<>();
    public final Path authority;

    /** Status by host and path, where {@link #status} has none. */
    public volatile BiFunction<String, String, Integer> otherwise = (host, path) -> 200;

    /** While true it has no certificate, and every handshake fails. */
    public volatile boolean bare;

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
        var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var secure = HttpsServer.create(here, 0);
        var gateway = new TestGateway(HttpServer.create(here, 0), secure, authority);
        var tls = SSLContext.getInstance("TLS");
        tls.init(
                new KeyManager[] {gateway.new Keys((X509ExtendedKeyManager) managers.getKeyManagers()[0])}, null, null);
        secure.setHttpsConfigurator(new HttpsConfigurator(tls));
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

    /** Those of the store, unless the gateway is bare. */
    private final class Keys extends X509ExtendedKeyManager {
        private final X509ExtendedKeyManager store;

        private Keys(X509ExtendedKeyManager store) {
            this.store = store;
        }

        @Override
        public @Nullable String chooseEngineServerAlias(String type, Principal @Nullable [] issuers, SSLEngine engine) {
            return bare ? null : store.chooseEngineServerAlias(type, issuers, engine);
        }

        @Override
        public @Nullable String chooseServerAlias(
                String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return bare ? null : store.chooseServerAlias(type, issuers, socket);
        }

        @Override
        public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
            return store.getServerAliases(type, issuers);
        }

        @Override
        public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
            return store.getClientAliases(type, issuers);
        }

        @Override
        public @Nullable String chooseClientAlias(
                String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return store.chooseClientAlias(types, issuers, socket);
        }

        @Override
        public X509Certificate @Nullable [] getCertificateChain(String alias) {
            return store.getCertificateChain(alias);
        }

        @Override
        public @Nullable PrivateKey getPrivateKey(String alias) {
            return store.getPrivateKey(alias);
        }
    }
}
