package dev.slipway.local.github;

import dev.slipway.local.store.DocumentLog;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The documents of all repositories, and numbers that are given out once. Writers hold its monitor. */
final class Hub {
    private static final String COUNTER = "counter";

    private final DocumentLog documents;
    private final Clock clock;
    private final String api;

    Hub(DocumentLog documents, Clock clock, String api) {
        this.documents = documents;
        this.clock = clock;
        this.api = api;
    }

    String api() {
        return api;
    }

    /** As GitHub writes times: UTC, whole seconds. */
    String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    Optional<ObjectNode> get(String key) {
        return documents.get(key);
    }

    List<ObjectNode> list(String prefix) {
        return documents.list(prefix);
    }

    List<String> keys(String prefix) {
        return documents.keys(prefix);
    }

    void put(String key, JsonNode document) throws IOException {
        documents.put(key, document);
    }

    void remove(String key) throws IOException {
        documents.remove(key);
    }

    void commit(Map<String, JsonNode> puts) throws IOException {
        var changes = new HashMap<String, Optional<JsonNode>>();
        puts.forEach((key, document) -> changes.put(key, Optional.of(document)));
        documents.commit(changes);
    }

    /** The next number of a sequence, from 1; stored before it is used. */
    synchronized long next(String sequence) throws IOException {
        var key = COUNTER + "/" + sequence;
        var last = documents
                .get(key)
                .map(counter -> counter.path("last").asLong(0))
                .orElse(0L);
        documents.put(key, dev.slipway.local.web.Json.object().put("last", last + 1));
        return last + 1;
    }

    /** A number as part of a key, so that keys sort as numbers do. */
    static String ordered(long number) {
        return String.format("%012d", number);
    }
}
