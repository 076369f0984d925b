package dev.slipway.gate.intake;

import dev.slipway.gate.registry.Digest;
import dev.slipway.gate.registry.MediaTypes;
import dev.slipway.gate.registry.ReadBuildJob;
import dev.slipway.gate.registry.ReadReferrerJob;
import dev.slipway.gate.registry.RepositoryName;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * Notifications of Docker Distribution (distribution/distribution, {@code docs/content/about/notifications.md}): an envelope with several events, most of
 * which concern layers, pulls and deletions.
 */
final class RegistryNotification {
    private static final Pattern ATTACHMENT = Pattern.compile("sha256-([0-9a-f]{64})(\\.sig|\\.att|\\.sbom|)");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");

    private RegistryNotification() {}

    /** What was pushed under a tag: images, and signatures of images. */
    static List<ReadBuildJob.Announced> pushed(JsonNode envelope) {
        return targets(envelope)
                .flatMap(target -> announced(target).stream())
                .distinct()
                .toList();
    }

    /** What was pushed without a tag and may be a signature; most of it is a part of something that will be. */
    static List<ReadReferrerJob.Announced> untagged(JsonNode envelope) {
        return targets(envelope)
                .filter(target -> target.path("tag").asString("").isEmpty()
                        && MediaTypes.canRefer(target.path("mediaType").asString("")))
                .flatMap(target -> referrer(target).stream())
                .distinct()
                .toList();
    }

    private static Stream<JsonNode> targets(JsonNode envelope) {
        if (!envelope.path("events").isArray()) {
            throw IntakeProblem.noEnvelope();
        }
        return StreamSupport.stream(envelope.path("events").spliterator(), false)
                .filter(event -> event.path("action").asString("").equals("push"))
                .map(event -> event.path("target"));
    }

    private static Optional<ReadReferrerJob.Announced> referrer(JsonNode target) {
        var repository = target.path("repository").asString("");
        return Digest.parse(target.path("digest").asString(""))
                .filter(digest -> RepositoryName.isValid(repository))
                .map(digest -> new ReadReferrerJob.Announced(repository, digest));
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
        var signs = attachment.group(2).equals(".sig")
                || attachment.group(2).isEmpty(); // OCI distribution specification v1.1, "Referrers tag schema"
        return signs
                ? Optional.of(new ReadBuildJob.Announced(repository, new Digest("sha256:" + attachment.group(1)), null))
                : Optional.empty();
    }
}
