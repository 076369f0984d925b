package dev.slipway.catalog.audit;

import dev.slipway.catalog.audit.AuditProperties.Ledger;
import dev.slipway.runtime.RetryableException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * The repository of signed heads: the newest stands in the files {@code head} and {@code head.sig}, all earlier ones in the history of its branch. Written by a
 * push that names the commit which was looked at, so nothing that somebody else wrote is overwritten.
 */
final class HeadLedger {
    private static final String REMOTE = "refs/remotes/origin/";
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Ledger ledger;

    HeadLedger(Ledger ledger) {
        this.ledger = ledger;
    }

    /** What is to become of the newest statement. */
    sealed interface Wish {
        record Nothing(HeadOutcome why) implements Wish {}

        record Put(Head head, String statement, String signature) implements Wish {}
    }

    /** Shows the newest statement, if there is one, and writes what is wished then. */
    HeadOutcome write(Function<Optional<String>, Wish> decide) {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("slipway-audit");
            try (var copy = new FileRepositoryBuilder()
                    .setGitDir(folder.toFile())
                    .setBare()
                    .build()) {
                copy.create(true);
                return write(copy, decide);
            }
        } catch (IOException e) {
            throw new RetryableException("the repository of the audit trail's heads does not answer", SOON, e);
        } finally {
            delete(folder);
        }
    }

    private HeadOutcome write(Repository copy, Function<Optional<String>, Wish> decide) throws IOException {
        var before = fetch(copy);
        return switch (decide.apply(statement(copy, before))) {
            case Wish.Nothing(var why) -> why;
            case Wish.Put put ->
                push(copy, new HeadCommit(put, ledger).on(copy, before), before)
                        ? new HeadOutcome.Signed(put.head())
                        : new HeadOutcome.Overtaken();
        };
    }

    /** All of the branch: a push from a copy that lacks what is older cannot be seen to go on from it. A head is a few lines; an empty repository has no branch. */
    private @Nullable ObjectId fetch(Repository copy) throws IOException {
        try (var transport = transport(copy)) {
            transport.fetch(NullProgressMonitor.INSTANCE, List.of(new RefSpec("+refs/heads/*:" + REMOTE + "*")));
        }
        return copy.resolve(REMOTE + ledger.branch());
    }

    private static Optional<String> statement(Repository copy, @Nullable ObjectId commit) throws IOException {
        if (commit == null) {
            return Optional.empty();
        }
        try (var walk = new RevWalk(copy);
                var file = TreeWalk.forPath(
                        copy, HeadCommit.STATEMENT, walk.parseCommit(commit).getTree())) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(new String(copy.open(file.getObjectId(0)).getBytes(), StandardCharsets.UTF_8));
        }
    }

    private boolean push(Repository copy, ObjectId commit, @Nullable ObjectId from) throws IOException {
        var update = new RemoteRefUpdate(
                copy,
                (String) null,
                commit,
                "refs/heads/" + ledger.branch(),
                false,
                null,
                from == null ? ObjectId.zeroId() : from);
        try (var transport = transport(copy)) {
            transport.push(NullProgressMonitor.INSTANCE, List.of(update));
        }
        return switch (update.getStatus()) {
            case OK, UP_TO_DATE -> true;
            case REJECTED_REMOTE_CHANGED, REJECTED_NONFASTFORWARD -> false;
            default -> throw new IOException("the push was refused: " + update);
        };
    }

    private Transport transport(Repository copy) throws IOException {
        try {
            var transport = Transport.open(copy, new URIish(ledger.repository()));
            transport.setTimeout(Math.toIntExact(ledger.timeout().toSeconds()));
            Optional.ofNullable(ledger.password())
                    .map(password -> new UsernamePasswordCredentialsProvider(ledger.username(), password))
                    .ifPresent(transport::setCredentialsProvider);
            return transport;
        } catch (URISyntaxException e) {
            throw new IllegalStateException("slipway.audit.ledger.repository is no address of a repository", e);
        }
    }

    private static void delete(@Nullable Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new RetryableException("the copy of the heads at " + folder + " cannot be deleted", SOON, e);
        }
    }
}
