package dev.slipway.local.registry;

import dev.slipway.local.web.Call;
import dev.slipway.local.web.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Pulling, pushing, mounting and deleting blobs (OCI distribution § Pushing Blobs, § Pulling Blobs). */
final class BlobEndpoints {
    private static final Pattern CONTENT_RANGE = Pattern.compile("(?:bytes )?(\\d+)-(\\d+)");
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

    private final Blobs blobs;
    private final Uploads uploads;

    BlobEndpoints(Blobs blobs, Uploads uploads) {
        this.blobs = blobs;
        this.uploads = uploads;
    }

    Reply blob(Call call, RepositoryName repository, String reference) throws IOException {
        var digest = Digest.parse(reference);
        return switch (call.method()) {
            case "GET", "HEAD" -> content(call, repository, digest);
            case "DELETE" ->
                blobs.unlink(repository, digest) ? Reply.empty(202) : RegistryError.BLOB_UNKNOWN.reply(reference);
            default -> RegistryError.UNSUPPORTED.reply(call.method());
        };
    }

    Reply upload(Call call, RepositoryName repository, String id) throws IOException {
        if (id.isEmpty()) {
            return call.method().equals("POST")
                    ? start(call, repository)
                    : RegistryError.UNSUPPORTED.reply(call.method());
        }
        return switch (call.method()) {
            case "PATCH" -> append(call, repository, id);
            case "PUT" -> finish(call, repository, id, required(call));
            case "GET", "HEAD" -> progress(call, repository, id, uploads.size(id), 204);
            case "DELETE" -> {
                uploads.cancel(id);
                yield Reply.empty(204);
            }
            default -> RegistryError.UNSUPPORTED.reply(call.method());
        };
    }

    /** A mount, a whole blob in one POST, or a new upload. */
    private Reply start(Call call, RepositoryName repository) throws IOException {
        var mount = call.query("mount");
        if (mount.isPresent()) {
            var digest = Digest.parse(mount.get());
            var from = call.query("from").map(RepositoryName::parse);
            if (from.isPresent() && blobs.mount(from.get(), repository, digest)) {
                return created(call, repository, digest);
            }
        }
        var id = uploads.start();
        var digest = call.query("digest").map(Digest::parse);
        return digest.isPresent() ? finish(call, repository, id, digest.get()) : progress(call, repository, id, 0, 202);
    }

    private Reply append(Call call, RepositoryName repository, String id) throws IOException {
        checkOrder(call, id);
        return progress(call, repository, id, uploads.append(id, call.stream()), 202);
    }

    private Reply finish(Call call, RepositoryName repository, String id, Digest digest) throws IOException {
        checkOrder(call, id);
        uploads.append(id, call.stream());
        blobs.adopt(repository, digest, uploads.finish(id, digest));
        return created(call, repository, digest);
    }

    /** A chunk must start where the last one ended (416 else). */
    private void checkOrder(Call call, String id) throws IOException {
        var range = call.header("Content-Range");
        if (range.isPresent()) {
            var parts = CONTENT_RANGE.matcher(range.get());
            if (!parts.matches() || Long.parseLong(parts.group(1)) != uploads.size(id)) {
                throw RegistryError.BLOB_UPLOAD_INVALID.because("the next byte is " + uploads.size(id));
            }
        }
    }

    private Reply content(Call call, RepositoryName repository, Digest digest) throws IOException {
        if (!blobs.holds(repository, digest)) {
            return RegistryError.BLOB_UNKNOWN.reply(digest.toString());
        }
        var file = blobs.file(digest);
        var size = Files.size(file);
        var range = call.header("Range").map(RANGE::matcher).filter(java.util.regex.Matcher::matches);
        if (range.isPresent()) {
            var from = Long.parseLong(range.get().group(1));
            var to = range.get().group(2).isEmpty()
                    ? size - 1
                    : Math.min(size - 1, Long.parseLong(range.get().group(2)));
            return from > to
                    ? Reply.empty(416)
                    : part(206, file, digest, from, to - from + 1)
                            .with("Content-Range", "bytes " + from + "-" + to + "/" + size);
        }
        return part(200, file, digest, 0, size);
    }

    private static Reply part(int status, Path file, Digest digest, long from, long length) {
        var body = new Reply.Body() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                try (var in = Files.newInputStream(file)) {
                    in.skipNBytes(from);
                    var buffer = new byte[65_536];
                    for (long left = length; left > 0; ) {
                        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                        out.write(buffer, 0, read);
                        left -= read;
                    }
                }
            }
        };
        return Reply.stream(status, "application/octet-stream", body)
                .with("Docker-Content-Digest", digest.toString())
                .with("Accept-Ranges", "bytes")
                .with("ETag", "\"" + digest + "\"");
    }

    private static Digest required(Call call) {
        return Digest.parse(call.query("digest").orElse(""));
    }

    private static Reply progress(Call call, RepositoryName repository, String id, long size, int status) {
        return Reply.empty(status)
                .with("Location", base(call, repository) + "/blobs/uploads/" + id)
                .with("Range", "0-" + Math.max(0, size - 1))
                .with("Docker-Upload-UUID", id);
    }

    private static Reply created(Call call, RepositoryName repository, Digest digest) {
        return Reply.empty(201)
                .with("Location", base(call, repository) + "/blobs/" + digest)
                .with("Docker-Content-Digest", digest.toString());
    }

    private static String base(Call call, RepositoryName repository) {
        return call.header("Host").map(host -> "http://" + host).orElse("") + "/v2/" + repository.text();
    }
}
