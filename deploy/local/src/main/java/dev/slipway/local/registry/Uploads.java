package dev.slipway.local.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;

/** Uploads in progress: files that grow. One not touched for a day is dropped at the next start. */
final class Uploads {
    static final long MAX_BLOB_BYTES = 1L << 30;

    private static final Duration KEPT = Duration.ofDays(1);
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    private final Path directory;

    Uploads(Path root, Clock clock) throws IOException {
        this.directory = Files.createDirectories(root.resolve("uploads"));
        var oldest = FileTime.from(clock.instant().minus(KEPT));
        try (var left = Files.list(directory)) {
            for (var file : left.toList()) {
                if (Files.getLastModifiedTime(file).compareTo(oldest) < 0) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    String start() throws IOException {
        var id = UUID.randomUUID().toString();
        Files.createFile(directory.resolve(id));
        return id;
    }

    /** Bytes received so far. */
    long size(String id) throws IOException {
        return Files.size(file(id));
    }

    /** Appends all of the stream. Above the size limit the upload is dropped. */
    long append(String id, InputStream piece) throws IOException {
        var file = file(id);
        var size = Files.size(file);
        try (var out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            var buffer = new byte[65_536];
            for (int read = piece.read(buffer); read >= 0; read = piece.read(buffer)) {
                size += read;
                if (size > MAX_BLOB_BYTES) {
                    Files.deleteIfExists(file);
                    throw RegistryError.SIZE_INVALID.because("a blob has at most " + MAX_BLOB_BYTES + " bytes");
                }
                out.write(buffer, 0, read);
            }
        }
        return size;
    }

    /** The finished upload, forced to disk, if its content has this digest; else it is dropped. */
    Path finish(String id, Digest expected) throws IOException {
        var file = file(id);
        var sha256 = Digest.sha256();
        try (var in = Files.newInputStream(file)) {
            var buffer = new byte[65_536];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha256.update(buffer, 0, read);
            }
        }
        var actual = new Digest(HexFormat.of().formatHex(sha256.digest()));
        if (!actual.equals(expected)) {
            Files.deleteIfExists(file);
            throw RegistryError.DIGEST_INVALID.because("content is " + actual + ", not " + expected);
        }
        try (var channel = java.nio.channels.FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        return file;
    }

    void cancel(String id) throws IOException {
        Files.delete(file(id));
    }

    private Path file(String id) {
        var file = directory.resolve(ID.matcher(id).matches() ? id : "none");
        if (!Files.exists(file)) {
            throw RegistryError.BLOB_UPLOAD_UNKNOWN.because(id);
        }
        return file;
    }
}
