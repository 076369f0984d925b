package dev.slipway.local.registry;

import dev.slipway.local.store.AtomicFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Content by digest, one file each, shared by all repositories; a repository holds a blob by an empty link file. A
 * blob's bytes have the digest that names it: nothing else is ever renamed into place.
 */
final class Blobs {
    private final Path content;
    private final Path repositories;

    Blobs(Path root) throws IOException {
        this.content = Files.createDirectories(root.resolve("blobs/sha256"));
        this.repositories = Files.createDirectories(root.resolve("repositories"));
    }

    boolean holds(RepositoryName repository, Digest digest) {
        return Files.exists(link(repository, digest)) && Files.exists(file(digest));
    }

    Path file(Digest digest) {
        return content.resolve(digest.hex());
    }

    /** Takes over a file whose digest the caller has verified. */
    void adopt(RepositoryName repository, Digest digest, Path verified) throws IOException {
        Files.move(verified, file(digest), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        link(repository, digest, link(repository, digest));
    }

    void store(Digest digest, byte[] verified) throws IOException {
        if (!Files.exists(file(digest))) {
            AtomicFile.write(file(digest), verified);
        }
    }

    /** Cross-repository mount: true when the other repository has the blob. */
    boolean mount(RepositoryName from, RepositoryName to, Digest digest) throws IOException {
        if (!holds(from, digest)) {
            return false;
        }
        link(to, digest, link(to, digest));
        return true;
    }

    boolean unlink(RepositoryName repository, Digest digest) throws IOException {
        return Files.deleteIfExists(link(repository, digest));
    }

    private static void link(RepositoryName repository, Digest digest, Path link) throws IOException {
        Files.createDirectories(link.getParent());
        try {
            Files.createFile(link);
        } catch (FileAlreadyExistsException there) {
            if (!Files.isRegularFile(link)) {
                throw new IOException(digest + " of " + repository.text() + " is no file", there);
            }
        }
    }

    private Path link(RepositoryName repository, Digest digest) {
        return repository.under(repositories).resolve("_blobs").resolve(digest.hex());
    }
}
