package dev.slipway.promotion.gitops;

import dev.slipway.runtime.RetryableException;
import dev.slipway.runtime.git.GitRemote;
import dev.slipway.runtime.peer.GuardedCalls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The environments repository, and a bare copy of it on this machine that saves fetching everything each time. The copy holds nothing of its own: after any
 * failure that may have damaged it, it is thrown away and fetched again. One thread at a time.
 */
@Component
class GitMirror {
    private static final String PEER = "git";
    private static final Duration SOON = Duration.ofSeconds(1);

    private final GitopsProperties properties;
    private final GitRemote remote;
    private final ReentrantLock one = new ReentrantLock(true);
    private boolean prepared;

    GitMirror(GitopsProperties properties, GuardedCalls calls, Clock clock) {
        this.properties = properties;
        this.remote = new GitRemote(PEER, properties.address(), calls, clock);
    }

    /** Work on the copy. */
    interface Work<T> {
        T with(Repository copy) throws IOException;
    }

    /**
     * Work of which only a part is with the copy. It begins when this thread's turn has come, in the order of asking, so that whatever it opens by itself, such
     * as a transaction, is not held while others work on the copy.
     *
     * @throws RetryableException if the turn does not come within the repository's time-out
     */
    <T> T inTurn(Supplier<T> work) {
        try {
            if (!one.tryLock(properties.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new RetryableException("others are writing to the environments repository", SOON);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RetryableException("interrupted while others write to the environments repository", SOON, e);
        }
        try {
            return work.get();
        } finally {
            one.unlock();
        }
    }

    /** A repository or a disk that does not work is a {@link RetryableException}: whatever is wrong with it is not the change's fault. */
    <T> T locked(Work<T> work) {
        one.lock();
        try (var copy = open()) {
            return work.with(copy);
        } catch (IOException e) {
            try {
                throwAway();
            } catch (IOException again) {
                e.addSuppressed(again);
            }
            throw new RetryableException("the environments repository, or the copy of it, does not answer", SOON, e);
        } finally {
            one.unlock();
        }
    }

    /** The newest commit of the branch at its source; none while the repository is empty. */
    Optional<ObjectId> fetch(Repository copy) throws IOException {
        return remote.fetch(copy);
    }

    /** Tells whether the branch moved from the one commit to the other; not if somebody else has moved it meanwhile. */
    boolean push(Repository copy, ObjectId commit, @Nullable ObjectId from) throws IOException {
        return remote.push(copy, commit, from);
    }

    private Repository open() throws IOException {
        var repository = new FileRepositoryBuilder()
                .setGitDir(properties.mirror().toFile())
                .setBare()
                .build();
        if (!repository.getObjectDatabase().exists()) {
            throwAway(); // what a process left that died while it made the copy, or threw it away
            repository.create(true);
        }
        if (!prepared) {
            unlock();
            tidiesAtOnce(repository);
            prepared = true;
        }
        return repository;
    }

    /** Nobody else works on the copy: what is locked in it when a process begins was locked by one that died, and would stay so. */
    private void unlock() throws IOException {
        Files.deleteIfExists(properties.mirror().resolve("gc.pid"));
        Files.deleteIfExists(properties.mirror().resolve("config.lock"));
        for (var file : files(properties.mirror().resolve("refs"))) {
            if (file.toString().endsWith(".lock")) {
                Files.delete(file);
            }
        }
    }

    /**
     * What fetches and commits leave is packed anew once there is too much of it (gc.auto, gc.autoPackLimit), before a fetch ends and for good. By JGit's defaults what
     * was packed stays for an hour, so that each fetch of that hour packs everything once more; and it is done in the background, where a process that dies leaves a
     * lock behind that nobody removes. There is one branch, of which nothing is gained by packing its name.
     */
    private static void tidiesAtOnce(Repository copy) throws IOException {
        var settings = copy.getConfig();
        settings.setString(ConfigConstants.CONFIG_GC_SECTION, null, ConfigConstants.CONFIG_KEY_PRUNEPACKEXPIRE, "now");
        settings.setBoolean(ConfigConstants.CONFIG_GC_SECTION, null, ConfigConstants.CONFIG_KEY_AUTODETACH, false);
        settings.setBoolean(ConfigConstants.CONFIG_GC_SECTION, null, ConfigConstants.CONFIG_KEY_PACK_REFS, false);
        settings.save();
    }

    private void throwAway() throws IOException {
        prepared = false;
        if (!Files.exists(properties.mirror())) {
            return;
        }
        for (var file : files(properties.mirror()).reversed()) {
            Files.delete(file);
        }
    }

    /** All that is in the folder, and the folder itself; what a folder holds comes after it. */
    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
