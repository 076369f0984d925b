package dev.slipway.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.contracts.SlipwayEvent;
import dev.slipway.gate.registry.Digest;
import dev.slipway.testkit.SlipwayTest;
import dev.slipway.testkit.database.TestDatabase;
import dev.slipway.testkit.event.EventInjector;
import dev.slipway.testkit.event.OutboxAssertions;
import dev.slipway.testkit.token.TestTokens;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The whole gate in its {@link World}. What a build pipeline and a registry do, in words. */
@SlipwayTest(
        properties = {
            "slipway.gate.verdict.undetermined-grace=1500ms",
            "slipway.gate.evidence.max-size=8MB",
            "slipway.jobs.poll=200ms"
        })
public abstract class GateTest {
    protected static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    protected RestTestClient http;

    @Autowired
    protected TestDatabase database;

    @Autowired
    protected OutboxAssertions outbox;

    @Autowired
    protected EventInjector events;

    @DynamicPropertySource
    static void world(DynamicPropertyRegistry properties) {
        var key = World.publicKeyFile();
        properties.add("SLIPWAY_REGISTRY_URL", World::url);
        properties.add("SLIPWAY_CATALOG_URL", World::url);
        properties.add("SLIPWAY_GITHUB_URL", World::url);
        properties.add("SLIPWAY_GITHUB_TOKEN", () -> "github-token");
        properties.add("SLIPWAY_GITHUB_WEBHOOK_SECRET", () -> World.GITHUB_SECRET);
        properties.add("SLIPWAY_REGISTRY_WEBHOOK_SECRET", () -> World.REGISTRY_SECRET);
        properties.add("SLIPWAY_COSIGN_PUBLIC_KEY", key::toString);
    }

    @BeforeEach
    void aWorldWithoutImages() {
        World.reset();
    }

    /** A build of an app that the catalog knows, pushed and signed; nobody has told the gate. */
    protected record Pushed(String app, Digest digest, String commit) {
        public String repository() {
            return "micro-apps/" + app;
        }
    }

    protected Pushed pushSigned(String app) {
        var pushed = push(app);
        World.sign(pushed.repository(), pushed.digest(), World.TRUSTED, pushed.digest());
        return pushed;
    }

    protected Pushed push(String app) {
        var commit = UUID.randomUUID().toString().replace("-", "") + "00000000";
        var digest = World.push(
                "micro-apps/" + app,
                Map.of(
                        "org.opencontainers.image.revision",
                        commit,
                        "org.opencontainers.image.version",
                        "0.1.0",
                        "org.opencontainers.image.source",
                        "https://github.com/acme/" + app));
        return new Pushed(app, digest, commit);
    }

    /** The registry tells the gate. */
    protected void announce(Pushed build, String tag) {
        var envelope = Map.of(
                "events",
                List.of(Map.of(
                        "id",
                        UUID.randomUUID().toString(),
                        "action",
                        "push",
                        "target",
                        Map.of(
                                "mediaType",
                                "application/vnd.oci.image.manifest.v1+json",
                                "digest",
                                build.digest().value(),
                                "repository",
                                build.repository(),
                                "tag",
                                tag))));
        http.post()
                .uri("/webhooks/registries/distribution")
                .headers(headers -> headers.setBearerAuth(World.REGISTRY_SECRET))
                .contentType(MediaType.valueOf("application/vnd.docker.distribution.events.v1+json"))
                .body(JSON.writeValueAsBytes(envelope))
                .exchange()
                .expectStatus()
                .isAccepted();
    }

    protected void announce(Pushed build) {
        announce(build, "0.1.0");
    }

    /** The pipeline sends all four reports. */
    protected void sendEvidence(Pushed build, String scan) {
        send(build.digest().value(), sbom(build));
        send(build.digest().value(), scan(build, scan));
        send("git:" + build.commit(), sarif());
        send("git:" + build.commit() + "?kind=gitleaks", "[]");
    }

    protected void send(String subject, String report) {
        http.put()
                .uri("/api/v1/evidence/" + subject)
                .headers(headers -> headers.setBearerAuth(TestTokens.machine("ci")))
                .contentType(MediaType.APPLICATION_JSON)
                .body(report)
                .exchange()
                .expectStatus()
                .is2xxSuccessful();
    }

    protected static String sbom(Pushed build) {
        return """
                {"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "serialNumber": "urn:uuid:%s",
                 "metadata": {"component": {"type": "container", "name": "image", "version": "%s"}},
                 "components": [{"type": "library", "name": "musl", "version": "1.2.5-r9"}]}
                """.formatted(UUID.randomUUID(), build.digest());
    }

    /** A real scan, as if it were of this image and of now. */
    protected static String scan(Pushed build, String sample) {
        var scan = (ObjectNode) JSON.readTree(Samples.bytes("reports/trivy/" + sample));
        scan.put("ArtifactName", World.host() + "/" + build.repository() + "@" + build.digest());
        scan.put("CreatedAt", Clock.systemUTC().instant().toString());
        scan.remove("Metadata");
        return scan.toString();
    }

    protected static String sarif() {
        return """
                {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "Semgrep OSS", "rules": []}},
                 "results": [], "invocations": [{"executionSuccessful": true}]}]}
                """;
    }

    /** The verdict, once it has this outcome. */
    protected JsonNode awaitVerdict(Pushed build, String environment, String outcome) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(String.valueOf(verdict(build, environment)))
                .as("verdict of " + build.app())
                .contains("\"outcome\":\"" + outcome + "\",\"risk\""));
        return Objects.requireNonNull(verdict(build, environment));
    }

    protected JsonNode awaitVerdict(Pushed build, String outcome) {
        return awaitVerdict(build, "production", outcome);
    }

    protected @Nullable JsonNode verdict(Pushed build, String environment) {
        var answer = http.get()
                .uri("/api/v1/verdicts/" + build.digest() + "?environment=" + environment)
                .headers(headers -> headers.setBearerAuth(TestTokens.person("creator")))
                .exchange()
                .returnResult(String.class);
        return answer.getStatus().value() == 200 ? JSON.readTree(answer.getResponseBody()) : null;
    }

    /** What was announced about the app of the build; other tests' builds may still be making news. */
    protected <E extends SlipwayEvent> List<E> told(Class<E> type, Pushed build) {
        return outbox.events(type, "app/" + build.app());
    }

    /** The finding of a rule; fails if the build passed the rule. */
    protected static JsonNode finding(JsonNode verdict, String rule) {
        for (var finding : verdict.path("findings")) {
            if (finding.path("rule").asString("").equals(rule)) {
                return finding;
            }
        }
        throw new AssertionError(rule + " is not among the findings of " + verdict);
    }

    /** Sends a webhook as GitHub does. */
    protected RestTestClient.ResponseSpec github(String event, byte[] body, String delivery, String secret) {
        return http.post()
                .uri("/webhooks/github")
                .header("X-GitHub-Event", event)
                .header("X-GitHub-Delivery", delivery)
                .header("X-Hub-Signature-256", "sha256=" + hmac(secret, body))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private static String hmac(String secret, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
