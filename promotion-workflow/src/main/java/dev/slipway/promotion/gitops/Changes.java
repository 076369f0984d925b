package dev.slipway.promotion.gitops;

import java.io.IOException;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/** Finds changes among the newest commits by their trailer. A change is made by one commit, or by several where it had to be written again. */
final class Changes {
    private final RevWalk walk;
    private final int depth;

    /** @param depth how many commits are looked at */
    Changes(RevWalk walk, int depth) {
        this.walk = walk;
        this.depth = depth;
    }

    /** The newest commit that made the change. */
    Optional<RevCommit> find(@Nullable RevCommit head, String change) throws IOException {
        return head == null ? Optional.empty() : find(head, change, (newest, _) -> newest);
    }

    /** What stood before the change that the commit belongs to. */
    Tree before(ObjectId id) throws IOException {
        var commit = walk.parseCommit(id);
        var change = commit.getFooterLines(Trailers.CHANGE).stream().findFirst();
        var first = change.isEmpty()
                ? commit
                : find(commit, change.get(), (_, oldest) -> oldest).orElse(commit);
        var parents = first.getParents();
        return new Tree(
                walk.getObjectReader(),
                parents.length == 0 ? null : walk.parseCommit(parents[0]).getTree());
    }

    /** The newest commit that left the folder as it is, however old; the head itself for a folder that never was. */
    RevCommit lastIn(String folder, RevCommit head) throws IOException {
        walk.reset();
        walk.markStart(walk.parseCommit(head));
        walk.setTreeFilter(AndTreeFilter.create(PathFilter.create(folder), TreeFilter.ANY_DIFF));
        try {
            return Optional.ofNullable(walk.next()).orElse(head);
        } finally {
            walk.reset();
            walk.setTreeFilter(TreeFilter.ALL);
        }
    }

    private Optional<RevCommit> find(RevCommit from, String change, BinaryOperator<RevCommit> choice)
            throws IOException {
        walk.reset();
        walk.markStart(from);
        RevCommit found = null;
        for (int seen = 0; seen < depth; seen++) {
            var commit = walk.next();
            if (commit == null) {
                break;
            }
            if (commit.getFooterLines(Trailers.CHANGE).contains(change)) {
                found = found == null ? commit : choice.apply(found, commit);
            }
        }
        return Optional.ofNullable(found);
    }
}
