package dev.slipway.local.registry;

import dev.slipway.local.store.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The manifests, tags and referrers of each repository: small files under the repository's folder. */
final class Manifests {
    private static final Pattern TAG = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}");

    private final Path repositories;
    private final Blobs blobs;

    Manifests(Path root, Blobs blobs) throws IOException {
        this.repositories = Files.createDirectories(root.resolve("repositories"));
        this.blobs = blobs;
    }

    static void checkTag(String tag) {
        if (!TAG.matcher(tag).matches()) {
            throw RegistryError.TAG_INVALID.because(tag);
        }
    }

    /** Stores the manifest once all that it names is there; the tag, if any, moves last. */
    synchronized void put(RepositoryName repository, Manifest manifest, Optional<String> tag) throws IOException {
        for (var blob : manifest.blobs()) {
            if (!blobs.holds(repository, blob)) {
                throw RegistryError.MANIFEST_BLOB_UNKNOWN.because(blob.toString());
            }
        }
        for (var child : manifest.manifests()) {
            if (!Files.exists(manifestFile(repository, child))) {
                throw RegistryError.MANIFEST_BLOB_UNKNOWN.because(child.toString());
            }
        }
        var digest = manifest.digest();
        blobs.store(digest, manifest.bytes());
        AtomicFile.write(manifestFile(repository, digest), manifest.mediaType().getBytes(StandardCharsets.UTF_8));
        var subject = manifest.subject();
        if (subject.isPresent()) {
            AtomicFile.write(referrers(repository, subject.get()).resolve(digest.hex()), new byte[0]);
        }
        if (tag.isPresent()) {
            AtomicFile.write(tagFile(repository, tag.get()), digest.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** By tag or digest. */
    Optional<Manifest> find(RepositoryName repository, String reference) throws IOException {
        var digest = resolve(repository, reference);
        if (digest.isEmpty() || !Files.exists(manifestFile(repository, digest.get()))) {
            return Optional.empty();
        }
        var mediaType = Files.readString(manifestFile(repository, digest.get()));
        return Optional.of(Manifest.parse(mediaType, Files.readAllBytes(blobs.file(digest.get()))));
    }

    /** By tag: the tag goes. By digest: the manifest goes with every tag on it. False when there was nothing. */
    synchronized boolean delete(RepositoryName repository, String reference) throws IOException {
        if (!Digest.looksLike(reference)) {
            checkTag(reference);
            return Files.deleteIfExists(tagFile(repository, reference));
        }
        var manifest = find(repository, reference);
        if (manifest.isEmpty()) {
            return false;
        }
        var digest = manifest.get().digest();
        for (var tag : tags(repository)) {
            if (resolve(repository, tag).equals(Optional.of(digest))) {
                Files.deleteIfExists(tagFile(repository, tag));
            }
        }
        var subject = manifest.get().subject();
        if (subject.isPresent()) {
            Files.deleteIfExists(referrers(repository, subject.get()).resolve(digest.hex()));
        }
        return Files.deleteIfExists(manifestFile(repository, digest));
    }

    boolean knows(RepositoryName repository) {
        return Files.isDirectory(repository.under(repositories).resolve("_manifests"));
    }

    /** In the order of their names. */
    List<String> tags(RepositoryName repository) throws IOException {
        return names(repository.under(repositories).resolve("_tags"));
    }

    List<Manifest> referrers(RepositoryName repository, String subject) throws IOException {
        var found = new java.util.ArrayList<Manifest>();
        for (var hex : names(referrers(repository, Digest.parse(subject)))) {
            find(repository, new Digest(hex).toString()).ifPresent(found::add);
        }
        return List.copyOf(found);
    }

    List<String> repositories() throws IOException {
        try (var all = Files.walk(repositories, 12)) {
            return all.filter(path -> path.endsWith("_manifests"))
                    .map(path ->
                            repositories.relativize(path.getParent()).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    private Optional<Digest> resolve(RepositoryName repository, String reference) throws IOException {
        if (Digest.looksLike(reference)) {
            return Optional.of(Digest.parse(reference));
        }
        checkTag(reference);
        var file = tagFile(repository, reference);
        return Files.exists(file) ? Optional.of(Digest.parse(Files.readString(file))) : Optional.empty();
    }

    private static List<String> names(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private Path manifestFile(RepositoryName repository, Digest digest) {
        return repository.under(repositories).resolve("_manifests").resolve(digest.hex());
    }

    private Path tagFile(RepositoryName repository, String tag) {
        return repository.under(repositories).resolve("_tags").resolve(tag);
    }

    private Path referrers(RepositoryName repository, Digest subject) {
        return repository.under(repositories).resolve("_referrers").resolve(subject.hex());
    }
}
