package dev.slipway.local.github;

import dev.slipway.local.web.Call;
import dev.slipway.local.web.Json;
import dev.slipway.local.web.Reply;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reading bodies and pages the way the real API does. */
final class Requests {
    static final int MAX_BODY_BYTES = 25 << 20;

    private Requests() {}

    static ObjectNode body(Call call) throws IOException {
        var bytes = call.body(MAX_BODY_BYTES, limit -> GithubError.reply(413, "Payload too large"));
        if (bytes.length == 0) {
            return Json.object();
        }
        return Json.tryObject(bytes).orElseThrow(() -> GithubError.with(400, "Problems parsing JSON"));
    }

    static String required(ObjectNode body, String field) {
        var value = body.path(field);
        if (!value.isString()) {
            throw value.isMissingNode() || value.isNull()
                    ? GithubError.notSupplied(field)
                    : GithubError.invalidRequest("For '/" + field + "', " + value + " is not a string.");
        }
        return value.asString();
    }

    /** A page of a list ({@code per_page} up to 100, {@code page} from 1), with {@code Link} where more follow. */
    static <T extends JsonNode> List<T> page(Call call, List<T> all) {
        var from = Math.min(all.size(), (number(call, "page", 1) - 1) * size(call));
        return all.subList(from, Math.min(all.size(), from + size(call)));
    }

    static Reply linked(Call call, int total, Reply reply) {
        var page = number(call, "page", 1);
        if (page * size(call) >= total) {
            return reply;
        }
        var next = "http://" + call.header("Host").orElse("127.0.0.1") + call.rawPath() + "?per_page=" + size(call)
                + "&page=" + (page + 1);
        return reply.with("Link", "<" + next + ">; rel=\"next\"");
    }

    static Reply list(Call call, List<? extends JsonNode> all) {
        var array = Json.array();
        page(call, all).forEach(array::add);
        return linked(call, all.size(), Reply.json(200, array));
    }

    private static int size(Call call) {
        return Math.clamp(number(call, "per_page", 30), 1, 100);
    }

    private static int number(Call call, String name, int otherwise) {
        try {
            return Math.max(1, call.query(name).map(Integer::parseInt).orElse(otherwise));
        } catch (NumberFormatException notANumber) {
            return otherwise;
        }
    }
}
