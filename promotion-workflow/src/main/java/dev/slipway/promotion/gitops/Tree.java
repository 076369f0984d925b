package dev.slipway.promotion.gitops;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/** Reads trees of the repository, and builds new ones in memory: there is no working copy. */
final class Tree {
    private final ObjectReader reader;
    private final @Nullable ObjectId root;

    /** The tree of a commit; none is the empty tree. */
    Tree(ObjectReader reader, @Nullable ObjectId root) {
        this.reader = reader;
        this.root = root;
    }

    Optional<byte[]> file(String path) throws IOException {
        if (root == null) {
            return Optional.empty();
        }
        try (var walk = TreeWalk.forPath(reader, path, root)) {
            return walk == null
                    ? Optional.empty()
                    : Optional.of(
                            reader.open(walk.getObjectId(0), Constants.OBJ_BLOB).getBytes());
        }
    }

    /** Names what is in the folder: two folders with the same content have the same. */
    Optional<ObjectId> folder(String path) throws IOException {
        if (root == null) {
            return Optional.empty();
        }
        try (var walk = TreeWalk.forPath(reader, path, root)) {
            return walk == null || !walk.isSubtree() ? Optional.empty() : Optional.of(walk.getObjectId(0));
        }
    }

    /** This tree without the folder, and with these files by their paths. */
    ObjectId replacing(String folder, Map<String, byte[]> files, ObjectInserter inserter) throws IOException {
        var index = DirCache.newInCore();
        var entries = index.builder();
        copy(this, folder, false, entries::add);
        for (var file : files.entrySet()) {
            var entry = new DirCacheEntry(file.getKey());
            entry.setFileMode(FileMode.REGULAR_FILE);
            entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, file.getValue()));
            entries.add(entry);
        }
        entries.finish();
        return index.writeTree(inserter);
    }

    /** This tree with the folder as it is in the other. */
    ObjectId replacing(String folder, Tree other, ObjectInserter inserter) throws IOException {
        var index = DirCache.newInCore();
        var entries = index.builder();
        copy(this, folder, false, entries::add);
        copy(other, folder, true, entries::add);
        entries.finish();
        return index.writeTree(inserter);
    }

    private static void copy(Tree from, String folder, boolean inside, Consumer<DirCacheEntry> into)
            throws IOException {
        if (from.root == null) {
            return;
        }
        try (var walk = new TreeWalk(from.reader)) {
            walk.addTree(from.root);
            walk.setRecursive(true);
            while (walk.next()) {
                if (walk.getPathString().startsWith(folder + "/") == inside) {
                    var entry = new DirCacheEntry(walk.getRawPath());
                    entry.setFileMode(walk.getFileMode(0));
                    entry.setObjectId(walk.getObjectId(0));
                    into.accept(entry);
                }
            }
        }
    }
}
