package dev.slipway.testkit.access;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The catalog as far as other services ask it, on a free port of 127.0.0.1: it knows {@link AccessCaller#ALL}, takes every app for one of {@code owner} and the
 * team {@code dining}, and whoever else owns an app for the owner of the one that is asked about. It answers about permissions by {@code permissions.yaml}, to
 * which the catalog's own rules are held by a test of theirs.
 */
public final class AccessCatalog {
    private static final AccessCatalog SHARED = new AccessCatalog();

    private final HttpServer server;

    private AccessCatalog() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/api/v1/apps/", call -> answer(call, app(lastSegment(call))));
        server.createContext("/internal/v1/permissions/checks", call -> answer(call, permission(body(call))));
        server.createContext("/internal/v1/people/lookups", call -> answer(call, people(body(call))));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** The catalog of this JVM. */
    public static AccessCatalog shared() {
        return SHARED;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static JsonNode app(String name) {
        return JsonMapper.shared()
                .readTree("""
                        {"name": "%s", "owner": "%s", "ownerId": "%s", "team": "%s", "image": {"repository": "micro-apps/%1$s", "tag": "0.1.0"},
                         "hostingTier": "shared", "risk": {"level": "medium", "source": "triage", "reasons": []}, "lifecycle": {"state": "active"},
                         "telemetry": true, "alerts": [], "smoke": [], "monthlyCostCap": {"amount": "50.00", "currency": "USD"},
                         "environments": [], "defaulted": [], "thirdPartyServices": [], "revision": 7}
                        """.formatted(name, AccessCaller.OWNER.email(), AccessCaller.OWNER.id(), AccessCaller.TEAM));
    }

    private static Map<String, Object> permission(JsonNode query) {
        var caller = callerOf(query.path("person").asString());
        var action = query.path("action").asString();
        boolean allowed =
                caller.filter(who -> Permissions.TABLE.may(who, action)).isPresent();
        return Map.of(
                "allowed",
                allowed,
                "why",
                allowed ? "You may." : "You may not.",
                "active",
                caller.isPresent(),
                "roles",
                caller.map(AccessCaller::roles).orElse(Set.of()),
                "owner",
                is(caller, "owner"),
                "lead",
                is(caller, "lead"),
                "member",
                is(caller, "member"),
                "revision",
                7);
    }

    private static List<Map<String, Object>> people(JsonNode query) {
        return query.path("ids")
                .valueStream()
                .flatMap(id -> callerOf(id.asString()).stream())
                .map(AccessCatalog::person)
                .toList();
    }

    private static Map<String, Object> person(AccessCaller caller) {
        return Map.of(
                "id", caller.id(),
                "email", caller.email(),
                "name", caller.name(),
                "active", true,
                "roles", caller.roles(),
                "teams", caller.is("member") ? List.of(AccessCaller.TEAM) : List.of(),
                "leads", caller.is("lead") ? List.of(AccessCaller.TEAM) : List.of(),
                "chat", List.of());
    }

    private static Optional<AccessCaller> callerOf(String id) {
        return AccessCaller.called("people")
                .filter(caller -> caller.id().equals(id))
                .findFirst();
    }

    private static boolean is(Optional<AccessCaller> caller, String standing) {
        return caller.filter(who -> who.is(standing)).isPresent();
    }

    private static String lastSegment(HttpExchange call) {
        var path = call.getRequestURI().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static JsonNode body(HttpExchange call) throws IOException {
        return JsonMapper.shared().readTree(call.getRequestBody().readAllBytes());
    }

    private static void answer(HttpExchange call, Object said) throws IOException {
        var body = JsonMapper.shared().writeValueAsString(said).getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.sendResponseHeaders(200, body.length);
        try (var out = call.getResponseBody()) {
            out.write(body);
        }
    }
}
