package dev.slipway.promotion;

import dev.slipway.promotion.gitops.GitopsProperties;
import dev.slipway.runtime.peer.GuardedCalls;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A bare repository in a folder, as people see it who clone it. */
public record Remote(Path folder) {
    private static final Pattern APP =
            Pattern.compile("environments/(staging|production)/([^/]+)/kustomization[.]yaml");
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    public static Remote empty(Path folder) throws IOException {
        try (var repository =
                new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().build()) {
            repository.create(true);
            repository.updateRef("HEAD").link("refs/heads/main");
            var settings = repository.getConfig(); // nothing tidies it in the background, while a test removes it
            settings.setBoolean("gc", null, "autoDetach", false);
            settings.save();
        }
        return new Remote(folder);
    }

    /** Tells the service that this is its environments repository; its own copy lies beside it. */
    public void register(DynamicPropertyRegistry properties) {
        properties.add("slipway.gitops.url", folder::toString);
        properties.add("slipway.gitops.mirror", () -> folder.resolveSibling("mirror.git")
                .toString());
    }

    /** Settings for a writer with its own copy. */
    public GitopsProperties properties(Path mirror) {
        return at(folder.toString(), mirror, Duration.ofSeconds(8));
    }

    /** The same for a repository somewhere, of which no long silence is borne. */
    public static GitopsProperties at(String url, Path mirror, Duration silence) {
        return new GitopsProperties(
                url,
                "main",
                mirror,
                null,
                null,
                "Slipway",
                "slipway@slipway.test",
                2000,
                silence,
                Duration.ofMinutes(1),
                URI.create("http://registry.test:5000"),
                new Binder().bindOrCreate("slipway.gitops.defaults", GitopsProperties.Defaults.class));
    }

    /** For a client that nobody else shares. */
    public static GuardedCalls guard() {
        return new GuardedCalls(CircuitBreakerRegistry.ofDefaults(), TimeLimiterRegistry.ofDefaults());
    }

    /** The newest commit of the branch; none while the repository is empty. */
    public Optional<ObjectId> head() {
        try (var repository = open()) {
            return Optional.ofNullable(repository.resolve("refs/heads/main"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The newest first. */
    public List<RevCommit> commits() {
        try (var repository = open();
                var git = new Git(repository)) {
            var head = repository.resolve("refs/heads/main");
            return head == null
                    ? List.of()
                    : StreamSupport.stream(git.log().add(head).call().spliterator(), false)
                            .toList();
        } catch (IOException | GitAPIException e) {
            throw new AssertionError(e);
        }
    }

    /** The file on the branch, or nothing. */
    public @Nullable String file(String path) {
        try (var repository = open()) {
            var tree = repository.resolve("refs/heads/main^{tree}");
            if (tree == null) {
                return null;
            }
            try (var walk = TreeWalk.forPath(repository, path, tree)) {
                return walk == null
                        ? null
                        : new String(repository.open(walk.getObjectId(0)).getBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The digests that stand there, all as the newest commit has them. */
    public Map<Workload, String> builds() {
        var builds = new HashMap<Workload, String>();
        try (var repository = open()) {
            var tree = repository.resolve("refs/heads/main^{tree}");
            if (tree == null) {
                return builds;
            }
            try (var walk = new TreeWalk(repository)) {
                walk.addTree(tree);
                walk.setRecursive(true);
                while (walk.next()) {
                    var path = APP.matcher(walk.getPathString());
                    if (path.matches()) {
                        var file =
                                new String(repository.open(walk.getObjectId(0)).getBytes(), StandardCharsets.UTF_8);
                        var workload = new Workload(path.group(1), path.group(2));
                        DIGEST.matcher(file).results().findFirst().ifPresent(it -> builds.put(workload, it.group()));
                    }
                }
            }
            return builds;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Somebody writes these files, by path, into a repository that is empty. */
    public void put(Map<String, String> files) {
        try (var repository = open();
                var objects = repository.newObjectInserter()) {
            var index = DirCache.newInCore();
            var builder = index.builder();
            for (var file : files.entrySet()) {
                var entry = new DirCacheEntry(file.getKey());
                entry.setFileMode(FileMode.REGULAR_FILE);
                entry.setObjectId(
                        objects.insert(Constants.OBJ_BLOB, file.getValue().getBytes(StandardCharsets.UTF_8)));
                builder.add(entry);
            }
            builder.finish();
            var somebody = new PersonIdent("somebody", "somebody@slipway.test");
            var commit = new CommitBuilder();
            commit.setTreeId(index.writeTree(objects));
            commit.setAuthor(somebody);
            commit.setCommitter(somebody);
            commit.setMessage("what ran before");
            var id = objects.insert(commit);
            objects.flush();
            var branch = repository.updateRef("refs/heads/main");
            branch.setNewObjectId(id);
            branch.update();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Repository open() throws IOException {
        return new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().build();
    }
}
