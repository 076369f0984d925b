package dev.slipway.promotion.gitops;

import dev.slipway.promotion.gitops.Change.Edit;
import dev.slipway.promotion.gitops.Change.Expected;
import dev.slipway.runtime.RetryableException;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes changes into the environments repository: fetch, look whether the change is there already, compare what stands there with what is expected, build the
 * commit in memory, push it on the commit that was looked at. A refused push begins anew.
 */
@Component
class GitWriter {
    private static final int RACES = 20;
    private static final Duration SOON = Duration.ofSeconds(1);

    private final GitMirror mirror;
    private final GitopsProperties properties;
    private final ObservationRegistry observations;
    private final Clock clock;

    GitWriter(GitMirror mirror, GitopsProperties properties, ObservationRegistry observations, Clock clock) {
        this.mirror = mirror;
        this.properties = properties;
        this.observations = observations;
        this.clock = clock;
    }

    /** The digest that stands in the folder now. */
    Optional<String> standing(String folder) {
        return mirror.locked(copy -> {
            try (var walk = new RevWalk(copy)) {
                return digest(tree(walk, head(copy, walk)), folder);
            }
        });
    }

    /** Makes the change, once however often it is asked for. Observed as {@code slipway.git.write}: how long it takes, and a span with the commit. */
    GitOutcome write(Change change) {
        var observed = Observation.createNotStarted("slipway.git.write", observations)
                .contextualName("git commit")
                .highCardinalityKeyValue("git.folder", change.folder())
                .highCardinalityKeyValue("git.change", change.id());
        return observed.observe(() -> {
            var outcome = written(change);
            Optional.ofNullable(outcome.commit())
                    .ifPresent(commit -> observed.highCardinalityKeyValue("git.commit", commit));
            return outcome;
        });
    }

    private GitOutcome written(Change change) {
        return mirror.locked(copy -> {
            for (int race = 0; race < RACES; race++) {
                var outcome = attempt(copy, change);
                if (outcome.isPresent()) {
                    return outcome.get();
                }
            }
            throw new RetryableException("others write to the environments repository all the time", SOON);
        });
    }

    /** Nothing if somebody else was faster. */
    private Optional<GitOutcome> attempt(Repository copy, Change change) throws IOException {
        try (var walk = new RevWalk(copy);
                var inserter = copy.newObjectInserter()) {
            var head = head(copy, walk);
            var done = find(walk, head, change.id());
            if (done.isPresent()) {
                return Optional.of(GitOutcome.written(done.get().name(), change.result()));
            }
            var tree = tree(walk, head);
            var standing = digest(tree, change.folder()).orElse(null);
            if (change.expected() instanceof Expected.Digest(var expected) && !Objects.equals(expected, standing)) {
                return Optional.of(GitOutcome.superseded(standing));
            }
            var wanted = edited(walk, inserter, head, change);
            if (head != null && wanted.equals(head.getTree())) {
                return Optional.of(GitOutcome.written(head.name(), change.result()));
            }
            var commit = commit(inserter, wanted, head, change.message());
            return mirror.push(copy, commit, head)
                    ? Optional.of(GitOutcome.written(commit.name(), change.result()))
                    : Optional.empty();
        }
    }

    private @Nullable RevCommit head(Repository copy, RevWalk walk) throws IOException {
        var head = mirror.fetch(copy);
        return head.isPresent() ? walk.parseCommit(head.get()) : null;
    }

    private static Tree tree(RevWalk walk, @Nullable RevCommit commit) {
        return new Tree(walk.getObjectReader(), commit == null ? null : commit.getTree());
    }

    private static Optional<String> digest(Tree tree, String folder) throws IOException {
        return tree.file(folder + "/kustomization.yaml").flatMap(Manifests::digestIn);
    }

    private Optional<RevCommit> find(RevWalk walk, @Nullable RevCommit head, String change) throws IOException {
        if (head == null) {
            return Optional.empty();
        }
        walk.markStart(head);
        for (int seen = 0; seen < properties.searchDepth(); seen++) {
            var commit = walk.next();
            if (commit == null) {
                break;
            }
            if (commit.getFooterLines(Trailers.CHANGE).contains(change)) {
                return Optional.of(commit);
            }
        }
        return Optional.empty();
    }

    private static ObjectId edited(RevWalk walk, ObjectInserter inserter, @Nullable RevCommit head, Change change)
            throws IOException {
        var now = tree(walk, head);
        var folder = change.folder();
        return switch (change.edit()) {
            case Edit.Remove() -> now.replacing(folder, Map.of(), inserter);
            case Edit.AsBefore(var commit) ->
                now.replacing(folder, before(walk, ObjectId.fromString(commit)), inserter);
            case Edit.Put put -> now.replacing(folder, files(now, folder, put), inserter);
        };
    }

    private static Map<String, byte[]> files(Tree now, String folder, Edit.Put put) throws IOException {
        var files = new TreeMap<String, byte[]>();
        put.files().forEach((name, content) -> files.put(folder + "/" + name, content));
        for (var beside : put.besides().entrySet()) {
            if (!now.hasFolder(beside.getKey())) {
                beside.getValue().forEach((name, content) -> files.put(beside.getKey() + "/" + name, content));
            }
        }
        return files;
    }

    private static Tree before(RevWalk walk, ObjectId commit) throws IOException {
        var parents = walk.parseCommit(commit).getParents();
        return tree(walk, parents.length == 0 ? null : walk.parseCommit(parents[0]));
    }

    private ObjectId commit(ObjectInserter inserter, ObjectId tree, @Nullable RevCommit parent, String message)
            throws IOException {
        var author = new PersonIdent(
                properties.committerName(), properties.committerEmail(), clock.instant(), ZoneOffset.UTC);
        var commit = new CommitBuilder();
        commit.setTreeId(tree);
        commit.setAuthor(author);
        commit.setCommitter(author);
        commit.setMessage(message);
        if (parent != null) {
            commit.setParentId(parent);
        }
        var id = inserter.insert(commit);
        inserter.flush();
        return id;
    }
}
