package dev.slipway.promotion;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A Kubernetes API over Deployments of its own. What runs there is brought by whoever applies it, such as a {@link TestAgent}; the cluster knows nothing of Git. */
public final class TestCluster implements AutoCloseable {
    private static final Pattern DEPLOYMENT =
            Pattern.compile("/apis/apps/v1/namespaces/[a-z]+-(staging|production)/deployments/([a-z0-9-]+)");

    private final Map<Workload, String> deployments = new ConcurrentHashMap<>();
    private final HttpServer server;

    public TestCluster() throws IOException {
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

    /** Somebody applies a Deployment with that digest. */
    public void run(Workload workload, String digest) {
        deployments.put(workload, digest);
    }

    /** Somebody deletes the Deployment. */
    public void remove(Workload workload) {
        deployments.remove(workload);
    }

    /** All digests that run. */
    public Map<Workload, String> running() {
        return Map.copyOf(deployments);
    }

    /** The digest that runs. */
    public Optional<String> running(String environment, String app) {
        return Optional.ofNullable(deployments.get(new Workload(environment, app)));
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
