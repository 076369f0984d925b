package dev.slipway.promotion.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contracts.activities.AppSize;
import dev.slipway.contracts.activities.Step;
import dev.slipway.promotion.Remote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ManifestsTest {
    private static final String DIGEST = "sha256:" + "a".repeat(64);

    private final Manifests manifests = new Manifests(new Remote(Path.of("unused.git")).properties(Path.of("unused")));

    @Test
    void namesTheImageByDigestAndTheNamespaceOfTheTeam() {
        var kustomization = yaml(app(null, "0.1.0"), "kustomization");

        assertThat(kustomization.at("/namespace").stringValue()).isEqualTo("dining-staging");
        assertThat(kustomization.at("/images/0/newName").stringValue())
                .isEqualTo("registry.test:5000/micro-apps/where2eat");
        assertThat(kustomization.at("/images/0/digest").stringValue()).isEqualTo(DIGEST);
        assertThat(kustomization.at("/labels/0/pairs/cost-centre").stringValue())
                .isEqualTo("CC-1042");
    }

    @Test
    void handsTheCertificateToTheClusterByReference() {
        var files = app("cert-1", "0.1.0");

        assertThat(yaml(files, "external-secret")
                        .at("/spec/data/0/remoteRef/key")
                        .stringValue())
                .isEqualTo("cert-1");
        assertThat(yaml(files, "ingress").at("/spec/tls/0/secretName").stringValue())
                .isEqualTo("where2eat-tls");
        assertThat(yaml(files, "kustomization").at("/resources").toString()).contains("external-secret.yaml");
    }

    @Test
    void asksForNoCertificateWithoutTls() {
        var files = app(null, "0.1.0");

        assertThat(files).doesNotContainKey("external-secret.yaml");
        assertThat(yaml(files, "ingress").at("/spec/tls").isMissingNode()).isTrue();
    }

    @Test
    void saysTheSizeThatTheDeploymentAsksFor() {
        var deployment = yaml(app(null, "0.1.0"), "deployment");

        assertThat(deployment.at("/spec/replicas").intValue()).isEqualTo(1);
        assertThat(deployment
                        .at("/spec/template/spec/containers/0/resources/requests")
                        .toString())
                .isEqualTo("{\"cpu\":\"50m\",\"memory\":\"64Mi\"}");
        assertThat(manifests.size()).isEqualTo(new AppSize("0.05", "0.0625", 1));
    }

    /** What is asked about before anything is built is reckoned with the same size. */
    @Test
    void isThatOfThePriceList() throws IOException {
        var prices = ManifestTemplate.parse(
                        Files.readAllBytes(Path.of("../cost-service/src/main/resources/prices/prices.yaml")))
                .at("/slipway/cost/prices/default-size");

        assertThat(prices.properties()).isNotEmpty().allSatisfy(tier -> assertThat(new AppSize(
                        tier.getValue().path("cpu").stringValue(),
                        tier.getValue().path("memory-gib").stringValue(),
                        tier.getValue().path("replicas").intValue()))
                .isEqualTo(manifests.size()));
    }

    @Test
    void runsRestricted() {
        var container = yaml(app(null, "0.1.0"), "deployment").at("/spec/template/spec/containers/0");

        assertThat(container.at("/securityContext/allowPrivilegeEscalation").booleanValue())
                .isFalse();
        assertThat(container.at("/securityContext/capabilities/drop/0").stringValue())
                .isEqualTo("ALL");
        assertThat(container.at("/resources/limits/memory").stringValue()).isEqualTo("256Mi");
        assertThat(container.at("/ports/0/containerPort").intValue()).isEqualTo(8080);
        assertThat(container.at("/env/0/value").isString()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.0", "true", "1e3", "a: b", "x\nkind: Secret", "# no", "'", "\"", "${owner}", "null", "- x"})
    void takesNoValueForYaml(String version) {
        var kustomization = yaml(app(null, version), "kustomization");

        assertThat(kustomization.at("/commonAnnotations/slipway.dev~1version").stringValue())
                .isEqualTo(version);
        assertThat(kustomization.at("/kind").stringValue()).isEqualTo("Kustomization");
    }

    @Test
    void bringsTheNamespaceWithQuotaLimitsAndPolicies() {
        var files = manifests.namespace(new Place(Environment.PRODUCTION, "where2eat", null));

        assertThat(yaml(files, "namespace").at("/metadata/name").stringValue()).isEqualTo("personal-production");
        assertThat(yaml(files, "namespace")
                        .at("/metadata/labels/pod-security.kubernetes.io~1enforce")
                        .stringValue())
                .isEqualTo("restricted");
        assertThat(yaml(files, "quota").at("/spec/hard/requests.memory").stringValue())
                .isEqualTo("4Gi");
        assertThat(yaml(files, "rolebinding").at("/subjects/0/name").stringValue())
                .isEqualTo("team:personal");
    }

    @Test
    void asksAnAppWhetherItIsReadyWhereItSaysSo() {
        assertThat(probes(app(null, "0.1.0", "/livez", "/readyz"))).containsExactly("/livez", "/livez", "/readyz");
        assertThat(probes(app(null, "0.1.0", "/livez", null)))
                .as("the health endpoint, where the app names no other")
                .containsExactly("/livez", "/livez", "/livez");
        assertThat(probes(app(null, "0.1.0"))).containsOnly("/healthz");
    }

    private static List<String> probes(Map<String, byte[]> files) {
        var container = yaml(files, "deployment").at("/spec/template/spec/containers/0");
        return Stream.of("startup", "liveness", "readiness")
                .map(probe -> container.at("/" + probe + "Probe/httpGet/path").stringValue())
                .toList();
    }

    private Map<String, byte[]> app(@Nullable String certificate, String version) {
        return app(certificate, version, null, null);
    }

    private Map<String, byte[]> app(
            @Nullable String certificate, String version, @Nullable String liveness, @Nullable String readiness) {
        return manifests.app(new DeployRequest(
                new Step("p", "s"),
                new Place(Environment.STAGING, "where2eat", "dining"),
                DIGEST,
                null,
                version,
                "micro-apps/where2eat",
                "p_0123456789ab",
                "CC-1042",
                "where2eat.dining.staging.slipway.test",
                certificate,
                liveness,
                readiness,
                List.of()));
    }

    private static JsonNode yaml(Map<String, byte[]> files, String name) {
        var content = Objects.requireNonNull(files.get(name + ".yaml"), name);
        return ManifestTemplate.parse(content);
    }
}
