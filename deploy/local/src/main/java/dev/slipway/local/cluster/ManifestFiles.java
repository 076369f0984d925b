package dev.slipway.local.cluster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The YAML documents of a snapshot's files. A file that has not changed since the last snapshot is not read again. */
final class ManifestFiles {
    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    private final GitSource git;
    private Map<ObjectId, List<ObjectNode>> parsed = new HashMap<>();
    private Map<ObjectId, List<ObjectNode>> before = Map.of();
    private Map<String, ObjectId> files = Map.of();

    ManifestFiles(GitSource git) {
        this.git = git;
    }

    void show(GitSource.Snapshot snapshot) {
        files = snapshot.files();
        before = parsed;
        parsed = new HashMap<>();
    }

    boolean exists(String path) {
        return files.containsKey(path);
    }

    /** Copies, for the caller to change. */
    List<ObjectNode> documents(String path) throws BrokenManifest {
        var blob = Optional.ofNullable(files.get(path)).orElseThrow(() -> new BrokenManifest(path + " is not there"));
        var known = parsed.get(blob);
        if (known == null) {
            known = Optional.ofNullable(before.get(blob)).orElse(null);
            known = known == null ? read(path, blob) : known;
            parsed.put(blob, known);
        }
        return known.stream().map(ObjectNode::deepCopy).toList();
    }

    private List<ObjectNode> read(String path, ObjectId blob) throws BrokenManifest {
        var documents = new ArrayList<ObjectNode>();
        try (var all = YAML.readerFor(JsonNode.class).<JsonNode>readValues(git.content(blob))) {
            while (all.hasNextValue()) {
                if (all.nextValue() instanceof ObjectNode object) {
                    documents.add(object);
                }
            }
        } catch (IOException | JacksonException unreadable) {
            throw new BrokenManifest(path + " cannot be read: " + unreadable.getMessage());
        }
        return documents;
    }
}
