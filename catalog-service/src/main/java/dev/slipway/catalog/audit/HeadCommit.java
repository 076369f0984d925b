package dev.slipway.catalog.audit;

import dev.slipway.catalog.audit.AuditProperties.Ledger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.jspecify.annotations.Nullable;

/** The commit that makes a head the newest one. Its tree holds the two files and nothing else. */
final class HeadCommit {
    static final String STATEMENT = "head";
    static final String SIGNATURE = "head.sig";

    private final HeadLedger.Wish.Put put;
    private final Ledger ledger;

    HeadCommit(HeadLedger.Wish.Put put, Ledger ledger) {
        this.put = put;
        this.ledger = ledger;
    }

    ObjectId on(Repository copy, @Nullable ObjectId parent) throws IOException {
        try (var inserter = copy.newObjectInserter()) {
            var tree = new TreeFormatter();
            tree.append(STATEMENT, FileMode.REGULAR_FILE, inserter.insert(Constants.OBJ_BLOB, bytes(put.statement())));
            tree.append(
                    SIGNATURE,
                    FileMode.REGULAR_FILE,
                    inserter.insert(Constants.OBJ_BLOB, bytes(put.signature() + "\n")));
            var author = new PersonIdent(
                    ledger.committerName(), ledger.committerEmail(), put.head().at(), ZoneOffset.UTC);
            var commit = new CommitBuilder();
            commit.setTreeId(inserter.insert(tree));
            commit.setAuthor(author);
            commit.setCommitter(author);
            commit.setMessage(
                    "Audit trail up to position %d\n".formatted(put.head().position()));
            if (parent != null) {
                commit.setParentId(parent);
            }
            var id = inserter.insert(commit);
            inserter.flush();
            return id;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
