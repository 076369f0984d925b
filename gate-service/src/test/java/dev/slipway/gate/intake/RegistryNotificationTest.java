package dev.slipway.gate.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.gate.Samples;
import dev.slipway.gate.registry.Digest;
import dev.slipway.gate.registry.ReadBuildJob.Announced;
import dev.slipway.gate.registry.ReadReferrerJob;
import dev.slipway.runtime.web.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RegistryNotificationTest {
    private static final String HEX = "1".repeat(64);
    private static final String OCI = "application/vnd.oci.image.manifest.v1+json";

    @Test
    void takesNothingFromPullsLayersAndPushesWithoutATag() {
        assertThat(pushed(Samples.text("webhooks/distribution.pull-manifest.json")))
                .isEmpty();
        assertThat(pushed(Samples.text("webhooks/distribution.push-3-events.json")))
                .isEmpty();
    }

    @Test
    void takesTheManifestOutOfAnEnvelopeWithLayers() {
        var tagged = Samples.text("webhooks/distribution.push-3-events.json")
                .replaceFirst("\"length\": 1,", "\"length\": 1, \"tag\": \"1.0\",");
        assertThat(pushed(tagged))
                .containsExactly(new Announced(
                        "library/test",
                        new Digest("sha256:fea8895f450959fa676bcc1df0611ea93823a735a01205fd8622846041d0c7cf"),
                        "1.0"));
    }

    @Test
    void takesTheTagOfASignatureForTheImageThatItSigns() {
        assertThat(pushed(event("push", OCI, "micro-apps/a", "sha256-" + HEX + ".sig")))
                .containsExactly(new Announced("micro-apps/a", new Digest("sha256:" + HEX), null));
        assertThat(pushed(event("push", OCI, "micro-apps/a", "sha256-" + HEX + ".att")))
                .isEmpty();
    }

    @Test
    void takesTheTagOfAListOfReferrersForTheImageThatTheyReferTo() {
        assertThat(pushed(event("push", "application/vnd.oci.image.index.v1+json", "micro-apps/a", "sha256-" + HEX)))
                .containsExactly(new Announced("micro-apps/a", new Digest("sha256:" + HEX), null));
    }

    @Test
    void takesAManifestWithoutATagForASignatureThatItMayBe() {
        assertThat(untagged(event("push", OCI, "micro-apps/a", "")))
                .containsExactly(new ReadReferrerJob.Announced("micro-apps/a", new Digest("sha256:" + HEX)));
        assertThat(untagged(event("push", OCI, "micro-apps/a", "1.0"))).isEmpty();
        assertThat(untagged(event("delete", OCI, "micro-apps/a", ""))).isEmpty();
        assertThat(untagged(event("push", OCI, "../v2", ""))).isEmpty();
        assertThat(untagged(Samples.text("webhooks/distribution.push-3-events.json")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "pull, application/vnd.oci.image.manifest.v1+json, micro-apps/a, 1.0",
        "delete, application/vnd.oci.image.manifest.v1+json, micro-apps/a, 1.0",
        "push, application/vnd.docker.image.rootfs.diff.tar.gzip, micro-apps/a, 1.0",
        "push, application/vnd.oci.image.manifest.v1+json, ../v2, 1.0",
        "push, application/vnd.oci.image.manifest.v1+json, micro-apps/a, a b",
    })
    void passesOverEverythingElse(String action, String mediaType, String repository, String tag) {
        assertThat(pushed(event(action, mediaType, repository, tag))).isEmpty();
    }

    @Test
    void readsAnnouncementsOfListsAndOfDockerImages() {
        for (var type : List.of(
                "application/vnd.oci.image.index.v1+json",
                "application/vnd.docker.distribution.manifest.v2+json",
                "application/vnd.docker.distribution.manifest.list.v2+json")) {
            assertThat(pushed(event("push", type, "micro-apps/a", "1.0")))
                    .as(type)
                    .hasSize(1);
        }
    }

    @Test
    void refusesWhatIsNoEnvelope() {
        assertThatThrownBy(() -> pushed("{\"events\": {}}")).isInstanceOf(Problem.class);
    }

    private static String event(String action, String mediaType, String repository, String tag) {
        return "{\"events\":[{\"action\":\"%s\",\"target\":{\"mediaType\":\"%s\",\"digest\":\"sha256:%s\",\"repository\":\"%s\",\"tag\":\"%s\"}}]}"
                .formatted(action, mediaType, HEX, repository, tag);
    }

    private static List<Announced> pushed(String envelope) {
        JsonNode document = JsonMapper.shared().readTree(envelope);
        return RegistryNotification.pushed(document);
    }

    private static List<ReadReferrerJob.Announced> untagged(String envelope) {
        return RegistryNotification.untagged(JsonMapper.shared().readTree(envelope));
    }
}
