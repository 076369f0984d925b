package dev.slipway.runtime.http;

import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/** Keeps one pool and one guard for each client, however many builders are asked for. */
final class GuardedHttp implements OutgoingHttp, DisposableBean {

    private record Client(
            HttpProperties.Client settings, HttpComponentsClientHttpRequestFactory connections, Guard guard) {}

    /** What all clients share. */
    record Shared(SslBundles bundles, ObservationRegistry observations, JsonMapper json, Clock clock, String agent) {}

    private final HttpProperties properties;
    private final Peers peers;
    private final Shared shared;
    private final Supplier<ServiceTokens> tokens;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Client> clients = new ConcurrentHashMap<>();

    GuardedHttp(HttpProperties properties, Peers peers, Shared shared, Supplier<ServiceTokens> tokens) {
        this.properties = properties;
        this.peers = peers;
        this.shared = shared;
        this.tokens = tokens;
    }

    @Override
    public RestClient.Builder client(String name) {
        var client = clients.computeIfAbsent(name, this::open);
        var builder = RestClient.builder()
                .requestFactory(client.connections())
                .observationRegistry(shared.observations())
                .configureMessageConverters(converters ->
                        converters.registerDefaults().withJsonConverter(new ContractJson(name, shared.json())))
                .requestInterceptor(client.guard())
                .defaultStatusHandler(GuardedHttp::isRefusal, (request, response) -> {
                    throw RemoteProblemReader.read(name, response);
                });
        var base = client.settings().baseUrl();
        return base == null ? builder : builder.baseUrl(base.toString().replaceAll("/$", ""));
    }

    @Override
    public RestClient.Builder serviceClient(String service) {
        var scopes = properties.client(service).scopes();
        return client(service).requestInterceptor((request, body, execution) -> {
            var token = tokens.get().bearer(scopes);
            request.getHeaders().setBearerAuth(token);
            var response = execution.execute(request, body);
            if (response.getStatusCode().value() == 401) {
                tokens.get().forget(scopes, token);
            }
            return response;
        });
    }

    @Override
    public void destroy() throws Exception {
        threads.shutdownNow();
        for (var client : clients.values()) {
            client.connections().destroy();
        }
    }

    /** Everything that is neither the answer nor "unchanged", a redirect to elsewhere included. */
    private static boolean isRefusal(HttpStatusCode status) {
        return !status.is2xxSuccessful() && status.value() != 304;
    }

    private Client open(String name) {
        var settings = properties.client(name);
        var guard = new Guard(name, settings, peers.of(name, settings), threads, shared.clock());
        return new Client(settings, Connections.of(settings, shared.bundles(), shared.agent()), guard);
    }
}
