package dev.slipway.local.registry;

import dev.slipway.local.web.Call;
import dev.slipway.local.web.Reply;
import dev.slipway.local.web.WebPart;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.regex.Pattern;

/** The registry's port: finds the repository and the resource that a path names (OCI distribution § Endpoints). */
public final class RegistryStandIn implements Closeable {
    private static final Pattern PATH =
            Pattern.compile("/v2/(.+?)/(blobs/uploads|blobs|manifests|tags|referrers)(?:/([^/]*))?");

    private final BlobEndpoints blobs;
    private final ManifestEndpoints manifests;
    private final Notifications notifications;
    private final WebPart web;

    /** Listens on the port and notifies {@code endpoint}, with the secret as bearer token. */
    public RegistryStandIn(int port, Path data, URI endpoint, String secret, Clock clock) throws IOException {
        var store = new Blobs(data);
        this.notifications = new Notifications(data, endpoint, secret);
        this.blobs = new BlobEndpoints(store, new Uploads(data, clock));
        this.manifests = new ManifestEndpoints(
                new Manifests(data, store), notifications, new PushEvents("127.0.0.1:" + port, clock));
        this.web = WebPart.listen(port, this::handle);
    }

    public int port() {
        return web.port();
    }

    @Override
    public void close() {
        web.close();
        notifications.close();
    }

    private Reply handle(Call call) throws IOException {
        return route(call).with("Docker-Distribution-Api-Version", "registry/2.0");
    }

    private Reply route(Call call) throws IOException {
        var path =
                java.net.URLDecoder.decode(call.rawPath().replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
        if (path.equals("/v2/") || path.equals("/v2")) {
            return Reply.text(200, "application/json; charset=utf-8", "{}");
        }
        if (path.equals("/v2/_catalog")) {
            return manifests.catalog();
        }
        var parts = PATH.matcher(path);
        if (!parts.matches()) {
            return RegistryError.UNSUPPORTED.reply("no such endpoint");
        }
        var repository = RepositoryName.parse(parts.group(1));
        var name = parts.group(3) == null ? "" : parts.group(3);
        return switch (parts.group(2)) {
            case "blobs/uploads" -> blobs.upload(call, repository, name);
            case "blobs" -> blobs.blob(call, repository, name);
            case "manifests" -> manifests.manifest(call, repository, name);
            case "tags" -> manifests.tags(call, repository);
            default -> manifests.referrers(call, repository, name);
        };
    }
}
