package dev.slipway.local.registry;

import dev.slipway.local.web.Call;
import dev.slipway.local.web.Json;
import dev.slipway.local.web.Reply;
import java.io.IOException;
import java.util.Optional;

/** Manifests, tags and referrers (OCI distribution § Pushing Manifests, § Content Discovery, § Listing Referrers). */
final class ManifestEndpoints {
    private static final int MAX_MANIFEST_BYTES = 4 << 20;
    private static final int LARGEST_PAGE = 1_000;

    private final Manifests manifests;
    private final Notifications notifications;
    private final PushEvents events;

    ManifestEndpoints(Manifests manifests, Notifications notifications, PushEvents events) {
        this.manifests = manifests;
        this.notifications = notifications;
        this.events = events;
    }

    Reply manifest(Call call, RepositoryName repository, String reference) throws IOException {
        return switch (call.method()) {
            case "GET", "HEAD" -> get(repository, reference);
            case "PUT" -> put(call, repository, reference);
            case "DELETE" -> delete(call, repository, reference);
            default -> RegistryError.UNSUPPORTED.reply(call.method());
        };
    }

    Reply tags(Call call, RepositoryName repository) throws IOException {
        if (!manifests.knows(repository)) {
            return RegistryError.NAME_UNKNOWN.reply(repository.text());
        }
        var last = call.query("last").orElse("");
        var limit = call.query("n").map(ManifestEndpoints::pageSize).orElse(LARGEST_PAGE);
        var after = manifests.tags(repository).stream()
                .filter(tag -> tag.compareTo(last) > 0)
                .toList();
        var page = after.subList(0, Math.min(limit, after.size()));
        var document = Json.object().put("name", repository.text());
        page.forEach(document.putArray("tags")::add);
        var reply = Reply.json(200, document);
        return page.size() < after.size() && !page.isEmpty()
                ? reply.with(
                        "Link",
                        "</v2/" + repository.text() + "/tags/list?last=" + page.getLast() + "&n=" + limit
                                + ">; rel=\"next\"")
                : reply;
    }

    Reply referrers(Call call, RepositoryName repository, String subject) throws IOException {
        var wanted = call.query("artifactType");
        var index = Json.object().put("schemaVersion", 2).put("mediaType", Manifest.OCI_INDEX);
        var list = index.putArray("manifests");
        for (var manifest : manifests.referrers(repository, subject)) {
            var descriptor = manifest.descriptor();
            if (wanted.isEmpty()
                    || wanted.get().equals(descriptor.path("artifactType").asString(""))) {
                list.add(descriptor);
            }
        }
        var reply = Reply.bytes(200, Manifest.OCI_INDEX, Json.bytes(index));
        return wanted.isPresent() ? reply.with("OCI-Filters-Applied", "artifactType") : reply;
    }

    Reply catalog() throws IOException {
        var document = Json.object();
        manifests.repositories().forEach(document.putArray("repositories")::add);
        return Reply.json(200, document);
    }

    private Reply get(RepositoryName repository, String reference) throws IOException {
        var found = manifests.find(repository, reference);
        if (found.isEmpty()) {
            return (manifests.knows(repository) ? RegistryError.MANIFEST_UNKNOWN : RegistryError.NAME_UNKNOWN)
                    .reply(repository.text() + " has no " + reference);
        }
        var digest = found.get().digest().toString();
        return Reply.bytes(200, found.get().mediaType(), found.get().bytes())
                .with("Docker-Content-Digest", digest)
                .with("ETag", "\"" + digest + "\"");
    }

    private Reply put(Call call, RepositoryName repository, String reference) throws IOException {
        var bytes = call.body(
                MAX_MANIFEST_BYTES,
                limit -> RegistryError.SIZE_INVALID.reply("a manifest has at most " + limit + " bytes"));
        var manifest = Manifest.parse(call.mediaType(), bytes);
        var tag = Digest.looksLike(reference) ? Optional.<String>empty() : Optional.of(reference);
        tag.ifPresent(Manifests::checkTag);
        if (tag.isEmpty() && !Digest.parse(reference).equals(manifest.digest())) {
            return RegistryError.DIGEST_INVALID.reply("the manifest is " + manifest.digest());
        }
        manifests.put(repository, manifest, tag);
        notifications.enqueue(events.pushed(call, repository, manifest, tag));
        var reply = Reply.empty(201)
                .with("Location", "/v2/" + repository.text() + "/manifests/" + manifest.digest())
                .with("Docker-Content-Digest", manifest.digest().toString());
        return manifest.subject().isPresent()
                ? reply.with("OCI-Subject", manifest.subject().get().toString())
                : reply;
    }

    private Reply delete(Call call, RepositoryName repository, String reference) throws IOException {
        if (!manifests.delete(repository, reference)) {
            return RegistryError.MANIFEST_UNKNOWN.reply(reference);
        }
        if (Digest.looksLike(reference)) {
            notifications.enqueue(events.deleted(call, repository, reference));
        }
        return Reply.empty(202);
    }

    private static int pageSize(String asked) {
        try {
            return Math.clamp(Long.parseLong(asked), 0, LARGEST_PAGE);
        } catch (NumberFormatException notANumber) {
            throw RegistryError.UNSUPPORTED.because("n is a number, not " + asked);
        }
    }
}
