package dev.slipway.local.slack;

import dev.slipway.local.store.DocumentLog;
import dev.slipway.local.web.Json;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The messages of every channel by {@code ts}. A {@code ts} is later than any given out before, restarts included. */
final class Messages {
    private static final String LAST = "last-ts";

    private final DocumentLog documents;
    private final Clock clock;

    Messages(DocumentLog documents, Clock clock) {
        this.documents = documents;
        this.clock = clock;
    }

    /** Stores a new message under the next {@code ts}. */
    synchronized ObjectNode add(String channel, ObjectNode message) throws IOException {
        var micros = nextMicros();
        message.put("ts", text(micros));
        documents.commit(Map.of(
                key(channel, text(micros)),
                Optional.of(message),
                LAST,
                Optional.of(Json.object().put("micros", micros))));
        return message;
    }

    /** A {@code ts} for what is not kept, such as a message that only one person sees. */
    synchronized String useOne() throws IOException {
        var micros = nextMicros();
        documents.put(LAST, Json.object().put("micros", micros));
        return text(micros);
    }

    Optional<ObjectNode> find(String channel, String ts) {
        return documents.get(key(channel, ts));
    }

    void replace(String channel, ObjectNode message) throws IOException {
        documents.put(key(channel, message.path("ts").asString("")), message);
    }

    void remove(String channel, String ts) throws IOException {
        documents.remove(key(channel, ts));
    }

    /** Newest first. */
    List<ObjectNode> in(String channel) {
        return documents.list(key(channel, "")).reversed();
    }

    private long nextMicros() {
        var last =
                documents.get(LAST).map(kept -> kept.path("micros").asLong(0)).orElse(0L);
        return Math.max(ChronoUnit.MICROS.between(java.time.Instant.EPOCH, clock.instant()), last + 1);
    }

    private static String text(long micros) {
        return String.format("%d.%06d", micros / 1_000_000, micros % 1_000_000);
    }

    private static String key(String channel, String ts) {
        return "message/" + channel + "/" + ts;
    }
}
