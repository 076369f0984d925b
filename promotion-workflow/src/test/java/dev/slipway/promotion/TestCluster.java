package dev.slipway.promotion;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A Kubernetes API whose Deployments are what the environments repository says at that moment. */
public final class TestCluster implements AutoCloseable {
    private static final Pattern DEPLOYMENT =
            Pattern.compile("/apis/apps/v1/namespaces/[a-z]+-(staging|production)/deployments/([a-z0-9-]+)");
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    private final Remote git;
    private final HttpServer server;

    public TestCluster(Remote git) throws IOException {
        this.git = git;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public URI api() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Tells the service that this is its cluster. */
    public void register(DynamicPropertyRegistry properties) {
        properties.add("slipway.http.clients.cluster.base-url", this::api);
    }

    /** The digest that runs. */
    public Optional<String> running(String environment, String app) {
        return Optional.ofNullable(git.file("environments/" + environment + "/" + app + "/kustomization.yaml"))
                .map(DIGEST::matcher)
                .filter(found -> found.find())
                .map(found -> found.group());
    }

    private void answer(HttpExchange exchange) throws IOException {
        var asked = DEPLOYMENT.matcher(exchange.getRequestURI().getPath());
        var digest = asked.matches() ? running(asked.group(1), asked.group(2)) : Optional.<String>empty();
        var body = digest.map(TestCluster::deployment).orElse("{}").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(digest.isPresent() ? 200 : 404, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String deployment(String digest) {
        return """
                {"metadata": {"generation": 1}, "spec": {"replicas": 1, "template": {"spec": {"containers": [{"image": "app@%s"}]}}},
                 "status": {"observedGeneration": 1, "replicas": 1, "updatedReplicas": 1, "availableReplicas": 1}}
                """.formatted(digest);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
