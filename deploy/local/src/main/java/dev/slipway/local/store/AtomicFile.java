package dev.slipway.local.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Files that are either wholly there or not at all. */
public final class AtomicFile {
    private AtomicFile() {}

    /** Writes beside the target, forces to disk, then renames over it. */
    public static void write(Path target, byte[] content) throws IOException {
        var directory = Files.createDirectories(target.toAbsolutePath().getParent());
        var draft = directory.resolve("." + target.getFileName() + "." + UUID.randomUUID());
        try (var channel = FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
