package dev.slipway.gate.registry;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contracts.gate.BuildPublished;
import dev.slipway.contracts.gate.BuildSigned;
import dev.slipway.gate.GateTest;
import dev.slipway.gate.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class BuildServiceTest extends GateTest {
    @Autowired
    private BuildService builds;

    @Test
    void readsWhatAnImageSaysOfItself() {
        var pushed = push(World.newApp());
        assertThat(builds.read(pushed.repository(), pushed.digest(), "0.1.0"))
                .contains(new Build(
                        pushed.repository(),
                        pushed.digest(),
                        MediaTypes.OCI_MANIFEST,
                        "0.1.0",
                        "0.1.0",
                        pushed.commit(),
                        "https://github.com/acme/" + pushed.app()));
    }

    @Test
    void believesLabelsOnlyIfTheyCanBeTrue() {
        var repository = "micro-apps/" + World.newApp();
        var digest = World.push(repository, Map.of("org.opencontainers.image.revision", "main"));
        assertThat(builds.read(repository, digest, "1").orElseThrow().commit()).isNull();
        var odd = World.push(
                repository,
                Map.of("org.opencontainers.image.version", "1\0", "org.opencontainers.image.source", "x".repeat(999)));
        var build = builds.read(repository, odd, "1").orElseThrow();
        assertThat(build.version()).isNull();
        assertThat(build.source()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {MediaTypes.OCI_INDEX, MediaTypes.DOCKER_LIST})
    void readsAListByItsOwnDigestWithTheLabelsOfTheUsualImage(String mediaType) {
        var app = World.newApp();
        var repository = "micro-apps/" + app;
        var arm = World.push(repository, Map.of("org.opencontainers.image.version", "arm"));
        var usual = World.push(repository, Map.of("org.opencontainers.image.version", "usual"));
        var note = World.push(repository, Map.of("org.opencontainers.image.version", "note"));
        var list = World.manifest(
                repository,
                null,
                JSON.writeValueAsBytes(Map.of(
                        "schemaVersion",
                        2,
                        "mediaType",
                        mediaType,
                        "manifests",
                        List.of(
                                child(note, "unknown", "unknown"),
                                child(arm, "linux", "arm64"),
                                child(usual, "linux", "amd64")))),
                mediaType);
        World.sign(repository, list, World.TRUSTED, list);
        var build = builds.read(repository, list, "1.0").orElseThrow();
        assertThat(build.digest()).isEqualTo(list);
        assertThat(build.mediaType()).isEqualTo(mediaType);
        assertThat(build.version()).isEqualTo("usual");
        assertThat(outbox.only(BuildSigned.class).digest()).isEqualTo(list.value());
    }

    @Test
    void readsAnImageOnceAndItsSignaturesEachTime() {
        var pushed = pushSigned(World.newApp());
        builds.read(pushed.repository(), pushed.digest(), "0.1.0");
        builds.read(pushed.repository(), pushed.digest(), null);
        World.OUTSIDE.verify(1, getRequestedFor(urlPathMatching("/v2/.*/manifests/" + pushed.digest())));
        World.OUTSIDE.verify(2, getRequestedFor(urlPathMatching("/v2/.*/manifests/sha256-.*\\.sig")));
        outbox.only(BuildPublished.class);
        outbox.only(BuildSigned.class);
    }

    @Test
    void numbersBuildsInTheOrderInWhichItReadThem() {
        var repository = "micro-apps/" + World.newApp();
        var first = push(repository, "1");
        var second = push(repository, "2");
        builds.read(repository, second, null);
        builds.read(repository, first, null);
        builds.read(repository, second, "again");

        assertThat(outbox.events(BuildPublished.class))
                .extracting(BuildPublished::digest)
                .containsExactly(second.value(), first.value());
        assertThat(outbox.events(BuildPublished.class))
                .extracting(BuildPublished::buildNumber)
                .doesNotContainNull()
                .isSorted();
    }

    @Test
    void leavesAloneWhatIsNoImage() {
        var repository = "micro-apps/" + World.newApp();
        var chart = World.manifest(
                repository,
                null,
                JSON.writeValueAsBytes(Map.of(
                        "schemaVersion",
                        2,
                        "mediaType",
                        MediaTypes.OCI_MANIFEST,
                        "config",
                        World.descriptor(repository, "application/vnd.cncf.helm.config.v1+json", new byte[] {'{', '}'}),
                        "layers",
                        List.of())),
                MediaTypes.OCI_MANIFEST);
        assertThat(builds.read(repository, chart, "1")).isEmpty();
        assertThat(builds.read(repository, new Digest("sha256:" + "3".repeat(64)), "1"))
                .isEmpty();
        outbox.none(BuildPublished.class);
    }

    @Test
    void neverFetchesALargePart() {
        var repository = "micro-apps/" + World.newApp();
        var config = new HashMap<>(
                World.descriptor(repository, "application/vnd.oci.image.config.v1+json", new byte[] {'{', '}'}));
        config.put("size", 100_000_000);
        var image = World.manifest(
                repository,
                null,
                JSON.writeValueAsBytes(Map.of(
                        "schemaVersion",
                        2,
                        "mediaType",
                        MediaTypes.OCI_MANIFEST,
                        "config",
                        config,
                        "layers",
                        List.of())),
                MediaTypes.OCI_MANIFEST);
        World.OUTSIDE.resetRequests();
        assertThat(builds.read(repository, image, "1")).isEmpty();
        World.OUTSIDE.verify(1, getRequestedFor(anyUrl()));
    }

    private static Digest push(String repository, String version) {
        return World.push(repository, Map.of("org.opencontainers.image.version", version));
    }

    private static Map<String, Object> child(Digest digest, String os, String architecture) {
        return Map.of(
                "mediaType",
                MediaTypes.OCI_MANIFEST,
                "digest",
                digest.value(),
                "size",
                1,
                "platform",
                Map.of("os", os, "architecture", architecture));
    }
}
