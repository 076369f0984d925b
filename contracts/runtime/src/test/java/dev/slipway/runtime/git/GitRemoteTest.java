package dev.slipway.runtime.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.runtime.peer.GuardedCalls;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.ProgressMonitor;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitRemoteTest {
    private static final int COMMITS = 20;

    @TempDir
    private Path folder;

    private GitRemote remote;
    private ObjectId newest = ObjectId.zeroId();

    @BeforeEach
    void aRepositoryWithAHistory() throws IOException {
        bare("origin").close();
        var address = new GitAddress(
                folder.resolve("origin").toString(), "main", null, null, Duration.ofSeconds(8), Duration.ofMinutes(1));
        var calls = new GuardedCalls(CircuitBreakerRegistry.ofDefaults(), TimeLimiterRegistry.ofDefaults());
        remote = new GitRemote("ledger", address, calls, Clock.systemUTC());
        try (var copy = bare("writer")) {
            newest = commit(copy, null, "number 1");
            assertThat(remote.push(copy, newest, null)).isTrue();
            for (int number = 2; number <= COMMITS; number++) {
                var next = commit(copy, newest, "number " + number);
                assertThat(remote.push(copy, next, newest)).isTrue();
                newest = next;
            }
        }
    }

    @Test
    void fetchesTheHistory() throws IOException {
        try (var copy = bare("copy")) {
            assertThat(remote.fetch(copy)).contains(newest);
            assertThat(length(copy, newest)).isEqualTo(COMMITS);
        }
    }

    @Test
    void fetchesTheNewestCommitAloneAndPushesOnIt() throws IOException {
        try (var copy = bare("copy");
                var origin = bare("origin")) {
            assertThat(remote.fetchNewest(copy)).contains(newest);
            assertThat(length(copy, newest)).isOne();

            var next = commit(copy, newest, "on top");
            assertThat(remote.push(copy, next, newest)).isTrue();
            assertThat(length(origin, next)).isEqualTo(COMMITS + 1);
            assertThat(remote.fetchNewest(copy)).contains(next);
        }
    }

    @Test
    void pushesNothingOnWhatIsNotTheNewestAnyMore() throws IOException {
        try (var copy = bare("copy");
                var other = bare("other")) {
            remote.fetchNewest(copy);
            remote.fetchNewest(other);
            assertThat(remote.push(other, commit(other, newest, "faster"), newest))
                    .isTrue();

            assertThat(remote.push(copy, commit(copy, newest, "too late"), newest))
                    .isFalse();
        }
    }

    @Test
    void takesACopyThatCannotBeTidiedForDamaged() throws IOException {
        try (var copy = new FileRepository(folder.resolve("copy").toFile()) {
            @Override
            public void autoGC(ProgressMonitor monitor) {
                throw new JGitInternalException("the pack cannot be read");
            }
        }) {
            copy.create(true);

            assertThatThrownBy(() -> remote.fetch(copy))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("the pack cannot be read");
        }
    }

    private Repository bare(String name) throws IOException {
        var repository = new FileRepositoryBuilder()
                .setGitDir(folder.resolve(name).toFile())
                .setBare()
                .build();
        if (!repository.getObjectDatabase().exists()) {
            repository.create(true);
        }
        return repository;
    }

    private static ObjectId commit(Repository copy, @Nullable ObjectId parent, String text) throws IOException {
        try (var inserter = copy.newObjectInserter()) {
            var tree = new TreeFormatter();
            tree.append(
                    "head",
                    FileMode.REGULAR_FILE,
                    inserter.insert(Constants.OBJ_BLOB, text.getBytes(StandardCharsets.UTF_8)));
            var who = new PersonIdent("Slipway", "slipway@slipway.test", Instant.EPOCH, ZoneOffset.UTC);
            var commit = new CommitBuilder();
            commit.setTreeId(inserter.insert(tree));
            commit.setAuthor(who);
            commit.setCommitter(who);
            commit.setMessage(text);
            if (parent != null) {
                commit.setParentId(parent);
            }
            var id = inserter.insert(commit);
            inserter.flush();
            return id;
        }
    }

    /** As many commits as the repository holds of this history. */
    private static int length(Repository repository, ObjectId newest) throws IOException {
        try (var walk = new RevWalk(repository)) {
            walk.markStart(walk.parseCommit(newest));
            int length = 0;
            while (walk.next() != null) {
                length++;
            }
            return length;
        }
    }
}
