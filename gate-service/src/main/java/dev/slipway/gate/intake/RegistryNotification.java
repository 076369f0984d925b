package dev.slipway.gate.intake;

import dev.slipway.gate.registry.Digest;
import dev.slipway.gate.registry.MediaTypes;
import dev.slipway.gate.registry.ReadBuildJob;
import dev.slipway.gate.registry.RepositoryName;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * Notifications of Docker Distribution (distribution/distribution, {@code docs/content/about/notifications.md}): an envelope with several events, most of
 * which concern layers, pulls and deletions.
 */
final class RegistryNotification {
    private static final Pattern ATTACHMENT = Pattern.compile("sha256-([0-9a-f]{64})\\.(sig|att|sbom)");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");

    private RegistryNotification() {}

    /** What was pushed: images, by their tags, and signatures of images. A manifest pushed without a tag is a part of something that will be. */
    static List<ReadBuildJob.Announced> pushed(JsonNode envelope) {
        if (!envelope.path("events").isArray()) {
            throw IntakeProblem.noEnvelope();
        }
        return StreamSupport.stream(envelope.path("events").spliterator(), false)
                .filter(event -> event.path("action").asString("").equals("push"))
                .flatMap(event -> announced(event.path("target")).stream())
                .distinct()
                .toList();
    }

    private static Optional<ReadBuildJob.Announced> announced(JsonNode target) {
        var repository = target.path("repository").asString("");
        var tag = target.path("tag").asString("");
        var digest = Digest.parse(target.path("digest").asString(""));
        if (!MediaTypes.isManifest(target.path("mediaType").asString(""))
                || !RepositoryName.isValid(repository)
                || !TAG.matcher(tag).matches()
                || digest.isEmpty()) {
            return Optional.empty();
        }
        var attachment = ATTACHMENT.matcher(tag);
        if (!attachment.matches()) {
            return Optional.of(new ReadBuildJob.Announced(repository, digest.get(), tag));
        }
        return attachment.group(2).equals("sig")
                ? Optional.of(new ReadBuildJob.Announced(repository, new Digest("sha256:" + attachment.group(1)), null))
                : Optional.empty();
    }
}
