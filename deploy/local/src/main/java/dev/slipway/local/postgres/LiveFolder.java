package dev.slipway.local.postgres;

import static java.nio.file.FileVisitResult.CONTINUE;
import static java.nio.file.FileVisitResult.SKIP_SUBTREE;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/** A folder of a running server: files change and go while it is copied, which the log makes good. */
record LiveFolder(Path source, Path target) {
    /** Of the running process, and worth nothing to another ("Backing Up the Data Directory"). */
    private static final Set<String> NOT_COPIED = Set.of("postmaster.pid", "postmaster.opts");

    private static final Set<String> EMPTY = Set.of(
            "pg_dynshmem", "pg_notify", "pg_replslot", "pg_serial", "pg_snapshots", "pg_stat_tmp", "pg_subtrans");

    /** Copies all but the content of these folders at its top, which are made empty. */
    void copyWithout(String... folders) throws IOException {
        var left = Set.of(folders);
        Files.walkFileTree(source, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                var place = target.resolve(source.relativize(folder));
                if (!Files.exists(place)) {
                    Files.copy(folder, place, COPY_ATTRIBUTES);
                }
                var name = source.relativize(folder).toString();
                return left.contains(name) || EMPTY.contains(name) ? SKIP_SUBTREE : CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!NOT_COPIED.contains(source.relativize(file).toString())) {
                    try {
                        Files.copy(file, target.resolve(source.relativize(file)), COPY_ATTRIBUTES);
                    } catch (NoSuchFileException gone) {
                        return CONTINUE;
                    }
                }
                return CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return CONTINUE;
                }
                throw e;
            }
        });
    }
}
