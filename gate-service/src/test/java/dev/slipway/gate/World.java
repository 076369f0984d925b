package dev.slipway.gate;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.slipway.contracts.http.AppView;
import dev.slipway.gate.registry.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What stands around the gate: a registry, the catalog and GitHub, all behind one stub server; and the keys of the build pipeline. */
public final class World {
    public static final WireMockServer OUTSIDE = started();
    public static final KeyPair TRUSTED = keys();
    public static final String GITHUB_SECRET = "github-test-secret";
    public static final String REGISTRY_SECRET = "registry-test-secret";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String IMAGE = "application/vnd.oci.image.";

    private World() {}

    /** Forgets every image, app and check run. */
    public static void reset() {
        OUTSIDE.resetAll();
        OUTSIDE.stubFor(any(anyUrl()).atPriority(9).willReturn(aResponse().withStatus(404)));
        OUTSIDE.stubFor(get(urlPathMatching("/repos/.*/check-runs"))
                .atPriority(8)
                .willReturn(okJson("{\"total_count\":0,\"check_runs\":[]}")));
        OUTSIDE.stubFor(post(urlPathMatching("/repos/.*/check-runs"))
                .atPriority(8)
                .willReturn(okJson("{\"id\":4711}").withStatus(201)));
        OUTSIDE.stubFor(
                any(urlPathMatching("/repos/.*/check-runs/\\d+")).atPriority(8).willReturn(okJson("{\"id\":4711}")));
    }

    public static String url() {
        return OUTSIDE.baseUrl();
    }

    public static String host() {
        return URI.create(url()).getAuthority();
    }

    public static String newApp() {
        return "app-" + UUID.randomUUID().toString().substring(0, 8);
    }

    // the catalog

    /** An app that owes nothing, as the catalog answers it. */
    public static AppView app(String name) {
        return JSON.readValue("""
                {"name": "%1$s", "owner": "creator@slipway.test", "ownerId": "p_0123456789ab", "team": "dining",
                 "sourceRepository": "https://github.com/acme/%1$s", "image": {"repository": "%2$s/micro-apps/%1$s", "tag": "0.1.0"},
                 "version": "0.1.0", "hostingTier": "shared", "dataClassification": "internal",
                 "risk": {"level": "medium", "source": "triage", "reasons": ["because"]}, "lifecycle": {"state": "idea"},
                 "escalation": "team-lead@slipway.test", "runbook": "docs/runbook.md",
                 "health": {"liveness": "/healthz", "readiness": "/healthz"}, "telemetry": true,
                 "alerts": [{"name": "HighErrorRate", "kind": "error-ratio"}, {"name": "ResourceExhaustion", "kind": "resource"}],
                 "smoke": [{"path": "/healthz", "status": 200, "maxLatency": "2s"}],
                 "monthlyCostCap": {"amount": "30.00", "currency": "USD"}, "environments": [], "defaulted": [], "thirdPartyServices": [], "revision": 1}
                """.formatted(name, host()), AppView.class);
    }

    /** The catalog knows the app from now on as this. */
    public static void registered(AppView app) {
        var body = JSON.writeValueAsString(app);
        OUTSIDE.stubFor(get(urlPathEqualTo("/api/v1/apps/" + app.name())).willReturn(okJson(body)));
        OUTSIDE.stubFor(get(urlPathEqualTo("/internal/v1/apps/by-image"))
                .withQueryParam("repository", equalTo(String.valueOf(app.image().repository())))
                .willReturn(okJson(body)));
    }

    // the registry

    /** Pushes an image with these labels. */
    public static Digest push(String repository, Map<String, String> labels) {
        var config = Map.of(
                "architecture", "amd64", "os", "linux", "salt", UUID.randomUUID(), "config", Map.of("Labels", labels));
        var manifest = Map.of(
                "schemaVersion",
                2,
                "mediaType",
                IMAGE + "manifest.v1+json",
                "config",
                descriptor(repository, IMAGE + "config.v1+json", JSON.writeValueAsBytes(config)),
                "layers",
                List.of());
        return manifest(repository, null, JSON.writeValueAsBytes(manifest), IMAGE + "manifest.v1+json");
    }

    public static Digest manifest(String repository, @Nullable String tag, byte[] content, String mediaType) {
        var digest = Digest.of(content);
        for (var reference : tag == null ? List.of(digest.value()) : List.of(digest.value(), tag)) {
            OUTSIDE.stubFor(get(urlPathEqualTo("/v2/" + repository + "/manifests/" + reference))
                    .willReturn(aResponse()
                            .withStatus(200)
                            .withHeader("Content-Type", mediaType)
                            .withBody(content)));
        }
        return digest;
    }

    /** Signs as {@code cosign sign --key} does, and stores the signature beside the image. */
    public static void sign(String repository, Digest image, KeyPair key, Digest named) {
        var text = JSON.writeValueAsBytes(Map.of(
                "critical",
                Map.of(
                        "identity", Map.of("docker-reference", host() + "/" + repository),
                        "image", Map.of("docker-manifest-digest", named.value()),
                        "type", "cosign container image signature")));
        var layer = new HashMap<String, Object>(
                descriptor(repository, "application/vnd.dev.cosign.simplesigning.v1+json", text));
        layer.put("annotations", Map.of("dev.cosignproject.cosign/signature", signature(key, text)));
        var manifest = Map.of(
                "schemaVersion",
                2,
                "mediaType",
                IMAGE + "manifest.v1+json",
                "config",
                descriptor(repository, IMAGE + "config.v1+json", "{}".getBytes(StandardCharsets.UTF_8)),
                "layers",
                List.of(layer));
        manifest(
                repository,
                "sha256-" + image.hex() + ".sig",
                JSON.writeValueAsBytes(manifest),
                IMAGE + "manifest.v1+json");
    }

    public static Map<String, Object> descriptor(String repository, String mediaType, byte[] content) {
        var digest = Digest.of(content);
        OUTSIDE.stubFor(get(urlPathEqualTo("/v2/" + repository + "/blobs/" + digest))
                .willReturn(okForContentType("application/octet-stream", new String(content, StandardCharsets.UTF_8))));
        return Map.of("mediaType", mediaType, "digest", digest.value(), "size", content.length);
    }

    // keys

    public static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A PEM file with the public key, as cosign writes it. */
    public static Path publicKeyFile() {
        try {
            var file = Files.createTempFile("cosign-", ".pub");
            file.toFile().deleteOnExit();
            var encoded = Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(TRUSTED.getPublic().getEncoded());
            return Files.writeString(file, "-----BEGIN PUBLIC KEY-----\n" + encoded + "\n-----END PUBLIC KEY-----\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String signature(KeyPair key, byte[] text) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key.getPrivate());
            signature.update(text);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static WireMockServer started() {
        var server =
                new WireMockServer(WireMockConfiguration.options().dynamicPort().gzipDisabled(true));
        server.start();
        return server;
    }
}
