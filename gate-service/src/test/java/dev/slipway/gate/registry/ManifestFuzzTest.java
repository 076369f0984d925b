package dev.slipway.gate.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gate.Samples;
import dev.slipway.testkit.fuzz.Bounds;
import dev.slipway.testkit.fuzz.DocumentFuzzTest;
import dev.slipway.testkit.fuzz.Seeds;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Real manifests, indexes and lists of what refers to an image, bent: each is read, or refused with a reason; nothing else comes out, for little time and memory. */
class ManifestFuzzTest {
    private enum End {
        IMAGE,
        INDEX,
        REFUSED
    }

    private static final ManifestParser PARSER = new ManifestParser(JsonMapper.shared());
    private static final Set<End> SEEN = EnumSet.noneOf(End.class);

    @MethodSource("manifestSeeds")
    @DocumentFuzzTest
    void readsOrRefusesWhateverManifestComes(byte[] manifest) {
        SEEN.add(Bounds.holdFor(manifest, () -> end(manifest)));
    }

    @AfterAll
    static void everyEndWasSeen() {
        assertThat(SEEN).containsExactly(End.values());
    }

    private static End end(byte[] manifest) {
        try {
            var labels = PARSER.labels(manifest);
            assertThat(labels).doesNotContainValue(null);
            return switch (PARSER.parse(manifest)) {
                case Manifest.Single _ -> End.IMAGE;
                case Manifest.Index index -> {
                    assertThat(index.manifests()).containsAll(index.byPreference());
                    yield End.INDEX;
                }
            };
        } catch (UnusableImage e) {
            assertThat(e.getMessage()).isNotBlank();
            return End.REFUSED;
        }
    }

    private static Stream<Arguments> manifestSeeds() {
        return Stream.concat(
                Stream.of(
                                "oci1.index.everything.json",
                                "oci1index.json",
                                "ociv1.artifact.json",
                                "v2list.manifest.json",
                                "v2s1.manifest.json",
                                "v2s2.manifest.json",
                                "non-json.manifest.json")
                        .map(name -> Seeds.of(name, Samples.bytes("manifests/" + name))),
                Stream.concat(
                        Seeds.of(Samples.text("manifests/ociv1.manifest.json"), "2"),
                        Seeds.of(Samples.text("manifests/oci1index.json"), "\"linux\"")));
    }
}
