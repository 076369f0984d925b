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

    /**
     * Makes the change, once however often it is asked for. A change that is found is written again only where it would come out differently now and nobody has
     * touched the folder since: its process may have lost its records to a restore, and got another certificate than the one that the first commit names. Observed as {@code slipway.git.write}: how long it takes, and a span with the commit.
     */
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
            var done = changes(walk).find(head, change.id()).orElse(null);
            var tree = tree(walk, head);
            var standing = digest(tree, change.folder()).orElse(null);
            if (done != null && !stillAsLeftBy(done, tree, walk, change.folder())) {
                var left = digest(tree(walk, done), change.folder()).orElse(null);
                return Optional.of(GitOutcome.written(done.name(), left));
            }
            if (done == null
                    && change.expected() instanceof Expected.Digest(var expected)
                    && !Objects.equals(expected, standing)) {
                return Optional.of(GitOutcome.superseded(standing));
            }
            var wanted = edited(walk, inserter, head, change);
            if (head != null && wanted.equals(head.getTree())) {
                return Optional.of(
                        done == null
                                ? GitOutcome.stoodBefore(
                                        changes(walk)
                                                .lastIn(change.folder(), head)
                                                .name(),
                                        standing)
                                : GitOutcome.written(done.name(), standing));
            }
            var message = done == null ? change.message() : Trailers.again(change.message(), done.name());
            var commit = commit(inserter, wanted, head, message);
            var now = digest(new Tree(inserter.newReader(), wanted), change.folder())
                    .orElse(null);
            return mirror.push(copy, commit, head)
                    ? Optional.of(GitOutcome.written(commit.name(), now))
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

    private Changes changes(RevWalk walk) {
        return new Changes(walk, properties.searchDepth());
    }

    /** Whatever others made of the folder since is theirs, and stays. */
    private static boolean stillAsLeftBy(RevCommit done, Tree now, RevWalk walk, String folder) throws IOException {
        return now.folder(folder).equals(tree(walk, done).folder(folder));
    }

    private ObjectId edited(RevWalk walk, ObjectInserter inserter, @Nullable RevCommit head, Change change)
            throws IOException {
        var now = tree(walk, head);
        var folder = change.folder();
        return switch (change.edit()) {
            case Edit.Remove() -> now.replacing(folder, Map.of(), inserter);
            case Edit.AsBefore(var commit) ->
                now.replacing(folder, changes(walk).before(ObjectId.fromString(commit)), inserter);
            case Edit.Put put -> now.replacing(folder, files(now, folder, put), inserter);
        };
    }

    private static Map<String, byte[]> files(Tree now, String folder, Edit.Put put) throws IOException {
        var files = new TreeMap<String, byte[]>();
        put.files().forEach((name, content) -> files.put(folder + "/" + name, content));
        for (var beside : put.besides().entrySet()) {
            if (now.folder(beside.getKey()).isEmpty()) {
                beside.getValue().forEach((name, content) -> files.put(beside.getKey() + "/" + name, content));
            }
        }
        return files;
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
