package dev.slipway.gate.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.gate.Samples;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ManifestParserTest {
    private final ManifestParser parser = new ManifestParser(JsonMapper.shared());

    @ParameterizedTest
    @ValueSource(strings = {"ociv1.manifest.json", "v2s2.manifest.json"})
    void readsImagesOfBothKinds(String sample) {
        var manifest = (Manifest.Single) parser.parse(Samples.bytes("manifests/" + sample));
        assertThat(manifest.config().digest().value())
                .isEqualTo("sha256:b5b2b2c507a0944348e0303114d8d93aaaa081732b86451d9bce1f432a537bc7");
        assertThat(MediaTypes.isImageConfig(manifest.config().mediaType())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"oci1index.json", "v2list.manifest.json"})
    void letsTheImageForTheUsualMachineSpeakForAList(String sample) {
        var index = (Manifest.Index) parser.parse(Samples.bytes("manifests/" + sample));
        assertThat(index.byPreference().getFirst().platform()).isEqualTo("linux/amd64");
    }

    @Test
    void passesOverStatementsAboutTheImages() {
        var digest = "sha256:" + "0".repeat(64);
        var list =
                "{\"schemaVersion\":2,\"manifests\":[{\"digest\":\"%s\",\"platform\":{\"os\":\"unknown\",\"architecture\":\"unknown\"}}]}";
        var index = (Manifest.Index) parser.parse(list.formatted(digest).getBytes(StandardCharsets.UTF_8));
        assertThat(index.byPreference()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2s1.manifest.json", "ociv1.artifact.json", "non-json.manifest.json"})
    void saysWhyItCannotUseTheRest(String sample) {
        assertThatThrownBy(() -> parser.parse(Samples.bytes("manifests/" + sample)))
                .isInstanceOf(UnusableImage.class)
                .hasMessageContaining("manifest");
    }

    @Test
    void knowsWhatARepositoryMayBeCalled() {
        assertThat(RepositoryName.isValid("micro-apps/where2eat-1a2b")).isTrue();
        assertThat(RepositoryName.isValid("../../v2/_catalog")).isFalse();
        assertThat(RepositoryName.isValid("Micro-Apps/x")).isFalse();
        assertThat(RepositoryName.isValid("a/".repeat(200) + "a")).isFalse();
    }
}
