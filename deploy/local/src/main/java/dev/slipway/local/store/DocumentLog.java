package dev.slipway.local.store;

import dev.slipway.local.web.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON documents by key, kept in an append-only file. A commit is one line, so it is there whole or not at all. Keys
 * are ordered as text. Not safe for several writers by itself where a write depends on a read: callers hold a lock.
 */
public final class DocumentLog implements AutoCloseable {
    private static final int COMPACT_FROM = 2_000;

    private final NavigableMap<String, byte[]> documents = new TreeMap<>();
    private final LineFile lines;

    /** A log whose commits outlive this process, however it ends. */
    public static DocumentLog open(Path file) throws IOException {
        return new DocumentLog(file, false);
    }

    /** A log whose commits are forced to the disk, at the price of some milliseconds each. */
    public static DocumentLog openForced(Path file) throws IOException {
        return new DocumentLog(file, true);
    }

    private DocumentLog(Path file, boolean forced) throws IOException {
        var read = new int[1];
        this.lines = LineFile.open(file, forced, line -> {
            read[0]++;
            apply((ObjectNode) Json.parse(line));
        });
        if (read[0] > COMPACT_FROM && read[0] > 4 * documents.size()) {
            compact();
        }
    }

    public synchronized Optional<ObjectNode> get(String key) {
        return Optional.ofNullable(documents.get(key)).map(bytes -> (ObjectNode) Json.parse(bytes));
    }

    /** The documents whose key starts so, in the order of their keys. */
    public synchronized List<ObjectNode> list(String prefix) {
        return under(prefix).values().stream()
                .map(bytes -> (ObjectNode) Json.parse(bytes))
                .toList();
    }

    public synchronized List<String> keys(String prefix) {
        return List.copyOf(under(prefix).keySet());
    }

    public void put(String key, JsonNode document) throws IOException {
        commit(Map.of(key, Optional.of(document)));
    }

    public void remove(String key) throws IOException {
        commit(Map.of(key, Optional.empty()));
    }

    /** Puts and removes (an empty value) together; kept when it returns. */
    public synchronized void commit(Map<String, Optional<JsonNode>> changes) throws IOException {
        if (changes.isEmpty()) {
            return;
        }
        var line = Json.object();
        changes.forEach((key, document) -> line.set(key, document.orElseGet(Json.MAPPER::nullNode)));
        lines.append(Json.bytes(line));
        apply(line);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private NavigableMap<String, byte[]> under(String prefix) {
        return documents.subMap(prefix, true, prefix + Character.MAX_VALUE, false);
    }

    private void apply(ObjectNode line) {
        for (var change : line.properties()) {
            if (change.getValue().isNull()) {
                documents.remove(change.getKey());
            } else {
                documents.put(change.getKey(), Json.bytes(change.getValue()));
            }
        }
    }

    private void compact() throws IOException {
        var all = new ByteArrayOutputStream();
        for (var entry : documents.entrySet()) {
            var line = Json.object();
            line.set(entry.getKey(), Json.parse(entry.getValue()));
            all.writeBytes(Json.text(line).getBytes(StandardCharsets.UTF_8));
            all.write('\n');
        }
        lines.replace(all.toByteArray());
    }
}
