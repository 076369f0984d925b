package dev.slipway.local.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.jspecify.annotations.Nullable;

/** The branch {@code main} of a bare repository, read without a work tree. Looking at an unchanged branch reads one ref. */
final class GitSource implements AutoCloseable {
    private static final String BRANCH = "refs/heads/main";
    private static final String FOLDER = "environments";
    private static final int LARGEST_FILE = 1 << 20;

    /** The files below {@code environments/} at a commit: blob by path. */
    record Snapshot(String commit, Map<String, ObjectId> files) {
        Snapshot {
            files = new TreeMap<>(files);
        }
    }

    private final Path directory;
    private @Nullable Repository repository;
    private @Nullable ObjectId seen;

    GitSource(Path directory) {
        this.directory = directory;
    }

    /** What is new since the last call; nothing when the branch stands where it stood. */
    Optional<Snapshot> changed() throws IOException {
        var git = repository();
        if (git == null) {
            return Optional.empty();
        }
        var ref = git.exactRef(BRANCH);
        if (ref == null || ref.getObjectId() == null || ref.getObjectId().equals(seen)) {
            return Optional.empty();
        }
        var snapshot = read(git, ref.getObjectId());
        seen = ref.getObjectId();
        return Optional.of(snapshot);
    }

    byte[] content(ObjectId blob) throws IOException {
        var git = repository();
        if (git == null) {
            throw new IOException("there is no repository at " + directory);
        }
        return git.open(blob).getBytes(LARGEST_FILE);
    }

    @Override
    public void close() {
        if (repository != null) {
            repository.close();
        }
    }

    private @Nullable Repository repository() throws IOException {
        if (repository == null && Files.exists(directory.resolve("HEAD"))) {
            repository = new FileRepositoryBuilder()
                    .setGitDir(directory.toFile())
                    .setBare()
                    .build();
        }
        return repository;
    }

    private static Snapshot read(Repository git, ObjectId commit) throws IOException {
        var files = new TreeMap<String, ObjectId>();
        try (var commits = new RevWalk(git);
                var tree = new TreeWalk(git)) {
            tree.addTree(commits.parseCommit(commit).getTree());
            tree.setRecursive(true);
            tree.setFilter(PathFilter.create(FOLDER));
            while (tree.next()) {
                if (FileMode.REGULAR_FILE.equals(tree.getRawMode(0))) {
                    files.put(tree.getPathString(), tree.getObjectId(0));
                }
            }
        }
        return new Snapshot(commit.name(), files);
    }
}
