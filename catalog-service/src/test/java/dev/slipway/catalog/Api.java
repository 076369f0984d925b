package dev.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testkit.token.TestTokens;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the service as people and services do. */
@TestComponent
public class Api {
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final Map<String, String> ROLES = Map.of(
            "approver", "approver",
            "approver2", "approver",
            "compliance", "compliance",
            "security", "security",
            "finance", "finance",
            "operator", "operator",
            "auditor", "auditor");

    private final RestTestClient http;

    public Api(RestTestClient http) {
        this.http = http;
    }

    /** An answer; {@code body} is a missing node if it is empty. */
    public record Answer(int status, HttpHeaders headers, JsonNode body) {
        public Answer is(int expected) {
            assertThat(status).as(body.toString()).isEqualTo(expected);
            return this;
        }

        /** A problem document with exactly these wrong places. */
        public Answer pointsAt(String... pointers) {
            assertThat(String.valueOf(headers.getContentType())).contains("problem+json");
            assertThat(errors().keySet()).as(body.toString()).containsExactlyInAnyOrder(pointers);
            return this;
        }

        public Map<String, String> errors() {
            return body.path("errors")
                    .valueStream()
                    .collect(Collectors.toMap(it -> it.path("pointer").asString(), it -> it.path("detail")
                            .asString()));
        }

        public String text(String pointer) {
            return body.at(pointer).asString("");
        }
    }

    /** A name that no other test uses. */
    public static String newName(String word) {
        return word + "-" + NAMES.incrementAndGet();
    }

    /** A person of the embedded platform. */
    public static String as(String person) {
        return ROLES.containsKey(person) ? TestTokens.person(person, ROLES.get(person)) : TestTokens.person(person);
    }

    public Answer get(String path, @Nullable String token) {
        return call(HttpMethod.GET, path, token, null, null, Map.of());
    }

    public Answer json(HttpMethod method, String path, @Nullable String token, Object body) {
        return call(method, path, token, body, MediaType.APPLICATION_JSON, Map.of());
    }

    public Answer yaml(HttpMethod method, String path, @Nullable String token, String body) {
        return call(method, path, token, body, MediaType.APPLICATION_YAML, Map.of());
    }

    public Answer call(
            HttpMethod method,
            String path,
            @Nullable String token,
            @Nullable Object body,
            @Nullable MediaType type,
            Map<String, String> headers) {
        var request = http.method(method).uri(path).headers(all -> {
            if (token != null) {
                all.setBearerAuth(token);
            }
            if (type != null) {
                all.setContentType(type);
            }
            headers.forEach(all::set);
        });
        if (body != null) {
            request.body(
                    switch (body) {
                        case byte[] bytes -> bytes;
                        case String text -> text.getBytes(StandardCharsets.UTF_8);
                        default -> JsonMapper.shared().writeValueAsBytes(body);
                    });
        }
        var result = request.exchange().expectBody(byte[].class).returnResult();
        var bytes = Objects.requireNonNullElse(result.getResponseBody(), new byte[0]);
        return new Answer(
                result.getStatus().value(),
                result.getResponseHeaders(),
                JsonMapper.shared().readTree(bytes));
    }

    /** Registers an app of creator's in the team dining, and gives its name. */
    public String registered(String word) {
        var name = newName(word);
        yaml(HttpMethod.POST, "/api/v1/apps", as("creator"), appYaml(name)).is(201);
        return name;
    }

    /** What a whole app.yaml says; {@code replaced} are lines {@code field: value} that stand in the place of ours. */
    public static String appYaml(String name, String... replaced) {
        var plain = name.replaceAll("[^a-z0-9-]", "");
        var lines = new ArrayList<>(List.of(
                "name: " + name,
                "owner: creator@slipway.test",
                "team: dining",
                "business_unit: campus",
                "cost_centre: CC-1042",
                "risk_level: low",
                "version: 0.1.0",
                "image: {repository: \"127.0.0.1:8091/micro-apps/" + plain + "\", tag: \"0.1.0\"}",
                "source_repository: https://github.com/acme/" + plain,
                "hosting_tier: shared",
                "data_classification: internal",
                "escalation: team-lead@slipway.test",
                "runbook: docs/runbook.md",
                "health: {liveness: /healthz, readiness: /readyz}",
                "telemetry: {opentelemetry: true}",
                "alerts: [{name: HighErrorRate, kind: error-ratio}, {name: ResourceExhaustion, kind: resource}]",
                "smoke: [{path: /healthz, status: 200, max_latency: 2s}]",
                "monthly_cost_cap: {amount: \"30.00\", currency: USD}"));
        for (var line : replaced) {
            var field = line.substring(0, line.indexOf(':') + 1);
            lines.removeIf(old -> old.startsWith(field));
            lines.add(line);
        }
        return String.join("\n", lines) + "\n";
    }
}
