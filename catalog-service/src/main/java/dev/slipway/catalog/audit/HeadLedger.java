package dev.slipway.catalog.audit;

import dev.slipway.catalog.audit.AuditProperties.Ledger;
import dev.slipway.runtime.RetryableException;
import dev.slipway.runtime.git.GitRemote;
import dev.slipway.runtime.peer.GuardedCalls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * The repository of signed heads: the newest stands in the files {@code head} and {@code head.sig}, all earlier ones in the history of its branch. Written by a
 * push that names the commit which was looked at, so nothing that somebody else wrote is overwritten.
 */
final class HeadLedger {
    private static final String PEER = "audit-ledger";
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Ledger ledger;
    private final GitRemote remote;

    HeadLedger(Ledger ledger, GuardedCalls calls, Clock clock) {
        this.ledger = ledger;
        this.remote = new GitRemote(PEER, ledger.address(), calls, clock);
    }

    /** What is to become of the newest statement. */
    sealed interface Wish {
        record Nothing(HeadOutcome why) implements Wish {}

        /** @param done what came of it once it is written */
        record Put(Head head, String statement, String signature, HeadOutcome done) implements Wish {}
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
                leaveUntidied(copy);
                return write(copy, decide);
            }
        } catch (IOException e) {
            throw new RetryableException("the repository of the audit trail's heads does not answer", SOON, e);
        } finally {
            delete(folder);
        }
    }

    /** What tidies the copy in the background, after a fetch, writes into it while it is deleted. */
    private static void leaveUntidied(Repository copy) throws IOException {
        var settings = copy.getConfig();
        settings.setBoolean(ConfigConstants.CONFIG_GC_SECTION, null, ConfigConstants.CONFIG_KEY_AUTODETACH, false);
        settings.setInt(ConfigConstants.CONFIG_GC_SECTION, null, ConfigConstants.CONFIG_KEY_AUTO, 0);
        settings.save();
    }

    private HeadOutcome write(Repository copy, Function<Optional<String>, Wish> decide) throws IOException {
        var before = remote.fetchNewest(copy).orElse(null);
        return switch (decide.apply(statement(copy, before))) {
            case Wish.Nothing(var why) -> why;
            case Wish.Put put ->
                remote.push(copy, new HeadCommit(put, ledger).on(copy, before), before)
                        ? put.done()
                        : new HeadOutcome.Overtaken();
        };
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

    private static void delete(@Nullable Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new RetryableException("the copy of the heads at " + folder + " cannot be deleted", SOON, e);
        }
    }
}
