package dev.slipway.local.github;

import dev.slipway.local.web.Json;
import dev.slipway.local.web.Reply;
import java.time.Clock;
import tools.jackson.databind.node.ObjectNode;

/** Counts calls by the hour and says so in headers, as GitHub does. Nobody is ever refused. */
final class RateLimit {
    private static final int LIMIT = 5_000;
    private static final long WINDOW_SECONDS = 3_600;

    private final Clock clock;
    private long window;
    private int used;

    RateLimit(Clock clock) {
        this.clock = clock;
    }

    synchronized Reply count(Reply reply) {
        var now = clock.instant().getEpochSecond() / WINDOW_SECONDS;
        used = now == window ? Math.min(used + 1, LIMIT) : 1;
        window = now;
        return reply.with("X-RateLimit-Limit", Integer.toString(LIMIT))
                .with("X-RateLimit-Remaining", Integer.toString(LIMIT - used))
                .with("X-RateLimit-Used", Integer.toString(used))
                .with("X-RateLimit-Reset", Long.toString(reset()))
                .with("X-RateLimit-Resource", "core");
    }

    synchronized ObjectNode document() {
        var core = Json.object()
                .put("limit", LIMIT)
                .put("used", used)
                .put("remaining", LIMIT - used)
                .put("reset", reset());
        var document = Json.object();
        document.putObject("resources").set("core", core);
        document.set("rate", core.deepCopy());
        return document;
    }

    private long reset() {
        return (window + 1) * WINDOW_SECONDS;
    }
}
