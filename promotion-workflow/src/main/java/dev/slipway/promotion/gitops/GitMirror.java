package dev.slipway.promotion.gitops;

import dev.slipway.runtime.RetryableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The environments repository, and a bare copy of it on this machine that saves fetching everything each time. The copy holds nothing of its own: after any
 * failure it is thrown away and fetched again, since it may be damaged. One thread at a time.
 */
@Component
class GitMirror {
    private static final String REMOTE_REFS = "refs/remotes/origin/";
    private static final Duration SOON = Duration.ofSeconds(1);

    private final GitopsProperties properties;
    private final ReentrantLock one = new ReentrantLock();

    GitMirror(GitopsProperties properties) {
        this.properties = properties;
    }

    /** Work on the copy. */
    interface Work<T> {
        T with(Repository copy) throws IOException;
    }

    /** A repository or a disk that does not work is a {@link RetryableException}: whatever is wrong with it is not the change's fault. */
    <T> T locked(Work<T> work) {
        one.lock();
        try (var copy = open()) {
            return work.with(copy);
        } catch (IOException e) {
            throwAway();
            throw new RetryableException("the environments repository, or the copy of it, does not answer", SOON, e);
        } finally {
            one.unlock();
        }
    }

    /** The newest commit of the branch at its source; none while the repository is empty. */
    Optional<ObjectId> fetch(Repository copy) throws IOException {
        try (var transport = transport(copy)) {
            transport.fetch(NullProgressMonitor.INSTANCE, List.of(new RefSpec("+refs/heads/*:" + REMOTE_REFS + "*")));
        }
        return Optional.ofNullable(copy.resolve(REMOTE_REFS + properties.branch()));
    }

    /** Tells whether the branch moved from the one commit to the other; not if somebody else has moved it meanwhile. */
    boolean push(Repository copy, ObjectId commit, @Nullable ObjectId from) throws IOException {
        var update = new RemoteRefUpdate(
                copy,
                (String) null,
                commit,
                "refs/heads/" + properties.branch(),
                false,
                null,
                from == null ? ObjectId.zeroId() : from);
        try (var transport = transport(copy)) {
            transport.push(NullProgressMonitor.INSTANCE, List.of(update));
        }
        return switch (update.getStatus()) {
            case OK, UP_TO_DATE -> true;
            case REJECTED_REMOTE_CHANGED, REJECTED_NONFASTFORWARD -> false;
            case REJECTED_OTHER_REASON -> lostRace(update);
            default -> throw new TransportException("the push was refused: " + update);
        };
    }

    /** A plain repository says "failed to lock" when two pushes meet. */
    private static boolean lostRace(RemoteRefUpdate update) throws TransportException {
        var message = String.valueOf(update.getMessage());
        if (message.contains("lock")) {
            return false;
        }
        throw new TransportException("the push was refused: " + message);
    }

    private Transport transport(Repository copy) throws IOException {
        try {
            var transport = Transport.open(copy, new URIish(properties.url()));
            transport.setTimeout(Math.toIntExact(properties.timeout().toSeconds()));
            credentials().ifPresent(transport::setCredentialsProvider);
            return transport;
        } catch (URISyntaxException e) {
            throw new IllegalStateException("slipway.gitops.url is no address of a repository", e);
        }
    }

    private Optional<CredentialsProvider> credentials() {
        return Optional.ofNullable(properties.password())
                .map(password -> new UsernamePasswordCredentialsProvider(
                        Optional.ofNullable(properties.username()).orElse("slipway"), password));
    }

    private Repository open() throws IOException {
        var repository = new FileRepositoryBuilder()
                .setGitDir(properties.mirror().toFile())
                .setBare()
                .build();
        if (!repository.getObjectDatabase().exists()) {
            repository.create(true);
        }
        return repository;
    }

    private void throwAway() {
        if (!Files.exists(properties.mirror())) {
            return;
        }
        try (var files = Files.walk(properties.mirror())) {
            for (var file : files.sorted(Comparator.<Path>reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the copy at " + properties.mirror() + " cannot be deleted", e);
        }
    }
}
