package dev.slipway.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.slipway.local.web.Json;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ClusterStandInTest {
    private static final String REPOSITORY = "micro-apps/lunch";
    private static final String STAGING = "lunch.dining.staging.slipway.test";
    private static final String PRODUCTION = "lunch.dining.apps.slipway.test";

    @TempDir
    Path folder;

    private Fixture world;

    @BeforeEach
    void start() throws IOException {
        world = new Fixture(folder);
    }

    @AfterEach
    void stop() throws IOException {
        world.close();
    }

    @Test
    void servesWhatGitSaysAndNothingElse() throws IOException {
        var digest = world.push(REPOSITORY, Map.of("org.opencontainers.image.version", "0.1.0"));
        world.commit(staging(digest).files());
        await().untilAsserted(() -> assertThat(health(STAGING)).isEqualTo(digest));
        var answer = Http.ask(world.cluster.httpPort(), STAGING, "/healthz");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("app").asString()).isEqualTo("lunch");
        assertThat(answer.json().path("environment").asString()).isEqualTo("staging");
        assertThat(Http.ask(world.cluster.httpPort(), STAGING, "/menu").status())
                .isEqualTo(200);
        assertThat(Http.ask(world.cluster.httpPort(), "other.dining.staging.slipway.test", "/")
                        .status())
                .isEqualTo(404);

        world.commit(Map.of("README.md", "nothing here"));
        await().untilAsserted(() -> assertThat(
                        Http.ask(world.cluster.httpPort(), STAGING, "/healthz").status())
                .isEqualTo(404));
        assertThat(deployment("dining-staging").path("reason").asString()).isEqualTo("NotFound");
    }

    @Test
    void showsDeploymentsAsKubernetesDoes() throws IOException {
        var digest = world.push(REPOSITORY, Map.of());
        world.commit(staging(digest).files());
        await().untilAsserted(() -> assertThat(deployment("dining-staging")
                        .path("status")
                        .path("availableReplicas")
                        .asInt(0))
                .isEqualTo(1));
        var shown = deployment("dining-staging");
        assertThat(shown.path("spec")
                        .path("template")
                        .path("spec")
                        .path("containers")
                        .path(0)
                        .path("image")
                        .asString())
                .isEqualTo(world.image(REPOSITORY) + "@" + digest);
        assertThat(shown.path("metadata").path("labels").path("team").asString())
                .isEqualTo("dining");
        assertThat(shown.path("metadata")
                        .path("annotations")
                        .path("slipway.dev/version")
                        .asString())
                .isEqualTo("1.0");
        assertThat(shown.path("status").path("observedGeneration").asLong())
                .isEqualTo(shown.path("metadata").path("generation").asLong());
        assertThat(shown.path("status")
                        .path("conditions")
                        .path(0)
                        .path("status")
                        .asString())
                .isEqualTo("True");
        assertThat(api("/apis/apps/v1/namespaces/dining-staging/deployments").path("items"))
                .hasSize(1);
        assertThat(api("/apis/apps/v1/deployments?labelSelector=team%3Ddining").path("items"))
                .hasSize(1);
        assertThat(api("/apis/apps/v1/deployments?labelSelector=team%3Dother").path("items"))
                .isEmpty();
        assertThat(world.api.get("/apis/apps/v1/deployments").status()).isEqualTo(401);
    }

    @Test
    void keepsTheOldPodsWhileTheNewImageCannotBePulled() throws IOException {
        var good = world.push(REPOSITORY, Map.of());
        world.commit(staging(good).files());
        await().untilAsserted(() -> assertThat(health(STAGING)).isEqualTo(good));
        world.commit(staging("sha256:" + "0".repeat(64)).files());
        await().untilAsserted(() -> assertThat(
                        available("dining-staging").path("reason").asString())
                .isEqualTo("ImagePullBackOff"));
        assertThat(available("dining-staging").path("status").asString()).isEqualTo("False");
        assertThat(deployment("dining-staging")
                        .path("status")
                        .path("availableReplicas")
                        .asInt(0))
                .isZero();
        assertThat(health(STAGING)).isEqualTo(good);

        world.commit(staging(good).files());
        await().untilAsserted(() -> assertThat(
                        available("dining-staging").path("status").asString())
                .isEqualTo("True"));
    }

    @Test
    void pullsALateImageOnceItIsThere() throws IOException {
        var digest = new TreeMap<String, String>();
        digest.put("late", "yes");
        var expected = "sha256:" + "1".repeat(64);
        world.commit(staging(expected).files());
        await().untilAsserted(() -> assertThat(
                        available("dining-staging").path("reason").asString())
                .isEqualTo("ImagePullBackOff"));
        assertThat(Http.ask(world.cluster.httpPort(), STAGING, "/healthz").status())
                .isEqualTo(503);
        var pushed = world.push(REPOSITORY, digest);
        world.commit(staging(pushed).files());
        await().untilAsserted(() -> assertThat(health(STAGING)).isEqualTo(pushed));
    }

    @Test
    void pullsFromItsOwnRegistryAlone() throws IOException {
        world.commit(AppFolder.staging("lunch", "127.0.0.1:9/micro-apps/lunch", "sha256:" + "0".repeat(64))
                .files());
        await().untilAsserted(() -> assertThat(
                        available("dining-staging").path("message").asString())
                .contains("is not in the registry"));
    }

    @Test
    void goesOnServingAfterARestartEvenWithoutItsRegistry() throws IOException {
        var digest = world.push(REPOSITORY, Map.of());
        world.commit(staging(digest).files());
        await().untilAsserted(() -> assertThat(health(STAGING)).isEqualTo(digest));
        var generation =
                deployment("dining-staging").path("metadata").path("generation").asLong();
        world.stop();
        world.start();
        await().untilAsserted(() -> assertThat(health(STAGING)).isEqualTo(digest));
        assertThat(deployment("dining-staging")
                        .path("metadata")
                        .path("generation")
                        .asLong())
                .isEqualTo(generation);
    }

    @Test
    void keepsWhatRanWhereAFolderIsBroken() throws IOException {
        var digest = world.push(REPOSITORY, Map.of());
        world.commit(staging(digest).files());
        await().untilAsserted(() -> assertThat(health(STAGING)).isEqualTo(digest));
        var broken = staging(digest).files();
        broken.put("environments/staging/lunch/deployment.yaml", "kind: [");
        world.commit(broken);
        await().untilAsserted(() ->
                assertThat(api("/standin/sync").path("notApplied").size()).isEqualTo(1));
        assertThat(health(STAGING)).isEqualTo(digest);
    }

    @Test
    void servesPreviewsBesideEachOther() throws IOException {
        var digest = world.push(REPOSITORY, Map.of());
        var files = new TreeMap<String, String>();
        for (var number : List.of("7", "8")) {
            files.putAll(new AppFolder(
                            "environments/preview/" + number + "/lunch",
                            "lunch",
                            "dining-preview-" + number,
                            "lunch-" + number + ".dining.preview.slipway.test",
                            world.image(REPOSITORY),
                            digest,
                            "")
                    .files());
        }
        world.commit(files);
        await().untilAsserted(() ->
                assertThat(health("lunch-8.dining.preview.slipway.test")).isEqualTo(digest));
        var answer = Http.ask(world.cluster.httpPort(), "lunch-7.dining.preview.slipway.test", "/healthz")
                .json();
        assertThat(answer.path("environment").asString()).isEqualTo("preview");
        assertThat(answer.path("preview").asString()).isEqualTo("7");
    }

    @Test
    void failsItsHealthCheckWhereTheImageSaysSo() throws IOException {
        var digest = world.push(REPOSITORY, Map.of("slipway.standin/health", "failing"));
        world.commit(staging(digest).files());
        await().untilAsserted(() -> assertThat(
                        available("dining-staging").path("status").asString())
                .isEqualTo("True"));
        var answer = Http.ask(world.cluster.httpPort(), STAGING, "/healthz");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().path("digest").asString()).isEqualTo(digest);
        assertThat(Http.ask(world.cluster.httpPort(), STAGING, "/").status()).isEqualTo(200);
    }

    @Test
    void failsTheShareOfRequestsThatTheImageSaysInProductionAlone() throws IOException {
        var digest = world.push(REPOSITORY, Map.of("slipway.standin/errors", "60"));
        var files = staging(digest).files();
        files.putAll(
                AppFolder.production("lunch", world.image(REPOSITORY), digest).files());
        world.commit(files);
        await().untilAsserted(() -> assertThat(health(PRODUCTION)).isEqualTo(digest));
        await().untilAsserted(() -> assertThat(health(STAGING)).isEqualTo(digest));
        var statuses = new ArrayList<Integer>();
        for (int i = 0; i < 20; i++) {
            statuses.add(Http.ask(world.cluster.httpPort(), PRODUCTION, "/").status());
            assertThat(Http.ask(world.cluster.httpPort(), STAGING, "/").status())
                    .isEqualTo(200);
            assertThat(Http.ask(world.cluster.httpPort(), PRODUCTION, "/healthz")
                            .status())
                    .isEqualTo(200);
        }
        assertThat(statuses).filteredOn(status -> status == 500).hasSizeBetween(11, 13);
    }

    @Test
    void countsTheTrafficOfProductionAndAnswersForIt() throws IOException {
        var digest = world.push(REPOSITORY, Map.of("slipway.standin/errors", "100"));
        world.commit(
                AppFolder.production("lunch", world.image(REPOSITORY), digest).files());
        var ratio =
                "sum(rate(http_requests_total{app=\"lunch\",environment=\"production\",status=~\"5..\"}[1m])) / sum(rate(http_requests_total{app=\"lunch\",environment=\"production\"}[1m]))";
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(query(ratio)
                        .path("data")
                        .path("result")
                        .path(0)
                        .path("value")
                        .path(1)
                        .asString(""))
                .isEqualTo("1"));
        var broken = world.gateway.get("/api/v1/query?query=" + encoded("sum("));
        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.json().path("errorType").asString()).isEqualTo("bad_data");
    }

    @Test
    void sharesAHostBetweenStableAndCanary() throws IOException {
        var stable = world.push(REPOSITORY, Map.of("is", "stable"));
        var canary = world.push(REPOSITORY, Map.of("is", "canary"));
        var files =
                AppFolder.production("lunch", world.image(REPOSITORY), stable).files();
        var second = new AppFolder(
                        "environments/production/lunch-canary",
                        "lunch-canary",
                        "dining-production",
                        PRODUCTION,
                        world.image(REPOSITORY),
                        canary,
                        "")
                .files();
        second.computeIfPresent(
                "environments/production/lunch-canary/ingress.yaml",
                (path, text) -> text.replace(
                        "metadata: {name: lunch-canary}",
                        "metadata: {name: lunch-canary, annotations: {nginx.ingress.kubernetes.io/canary: \"true\", nginx.ingress.kubernetes.io/canary-weight: \"20\"}}"));
        files.putAll(second);
        world.commit(files);
        await().untilAsserted(() -> assertThat(world.api
                        .get("/apis/apps/v1/deployments", "Authorization", Fixture.API)
                        .json()
                        .path("items")
                        .valueStream()
                        .filter(item ->
                                item.path("status").path("availableReplicas").asInt(0) == 1))
                .hasSize(2));
        var digests = new ArrayList<String>();
        for (int i = 0; i < 50; i++) {
            digests.add(health(PRODUCTION));
        }
        assertThat(digests).filteredOn(canary::equals).hasSizeBetween(8, 12);
        assertThat(digests).filteredOn(stable::equals).hasSizeBetween(38, 42);
    }

    @Test
    void speaksTlsOnlyWithTheCertificateOfTheApp() throws Exception {
        var authority = new TestAuthority();
        var digest = world.push(REPOSITORY, Map.of());
        world.commit(AppFolder.production("lunch", world.image(REPOSITORY), digest)
                .withCertificate("cert-1")
                .files());
        await().untilAsserted(() -> assertThat(health(PRODUCTION)).isEqualTo(digest));
        assertThatThrownBy(() -> tls(authority, PRODUCTION))
                .isInstanceOf(SSLHandshakeException.class)
                .hasMessageContaining("unrecognized_name");

        world.bundles.put("cert-1", Json.text(authority.bundle(PRODUCTION)));
        await().ignoreExceptions().untilAsserted(() -> assertThat(
                        tls(authority, PRODUCTION).json().path("digest").asString())
                .isEqualTo(digest));
        assertThatThrownBy(() -> tls(authority, "other.dining.apps.slipway.test"))
                .hasMessageContaining("unrecognized_name");

        world.stop();
        world.start();
        await().ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(tls(authority, PRODUCTION).status()).isEqualTo(200));
    }

    @Test
    void doesNotServeACertificateThatIsForAnotherName() throws Exception {
        var authority = new TestAuthority();
        world.bundles.put("cert-1", Json.text(authority.bundle("other.dining.apps.slipway.test")));
        var digest = world.push(REPOSITORY, Map.of());
        world.commit(AppFolder.production("lunch", world.image(REPOSITORY), digest)
                .withCertificate("cert-1")
                .files());
        await().untilAsserted(() -> assertThat(health(PRODUCTION)).isEqualTo(digest));
        await().during(Duration.ofSeconds(1)).untilAsserted(() -> assertThatThrownBy(() -> tls(authority, PRODUCTION))
                .hasMessageContaining("unrecognized_name"));
    }

    @Test
    void takesAWildcardCertificate() throws Exception {
        var authority = new TestAuthority();
        world.bundles.put("team", Json.text(authority.bundle("*.dining.apps.slipway.test")));
        var digest = world.push(REPOSITORY, Map.of());
        world.commit(AppFolder.production("lunch", world.image(REPOSITORY), digest)
                .withCertificate("team")
                .files());
        await().ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(tls(authority, PRODUCTION).status()).isEqualTo(200));
    }

    private AppFolder staging(String digest) {
        return AppFolder.staging("lunch", world.image(REPOSITORY), digest);
    }

    private String health(String host) throws IOException {
        return Http.ask(world.cluster.httpPort(), host, "/healthz")
                .json()
                .path("digest")
                .asString("");
    }

    private Http.Answer tls(TestAuthority authority, String host) throws IOException {
        return Http.askTls(authority.trust(), world.cluster.httpsPort(), host, "/healthz");
    }

    private JsonNode deployment(String namespace) {
        return api("/apis/apps/v1/namespaces/" + namespace + "/deployments/lunch");
    }

    private JsonNode available(String namespace) {
        return deployment(namespace).path("status").path("conditions").path(0);
    }

    private JsonNode api(String path) {
        return world.api.get(path, "Authorization", Fixture.API).json();
    }

    private JsonNode query(String text) {
        return world.gateway.get("/api/v1/query?query=" + encoded(text)).json();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
