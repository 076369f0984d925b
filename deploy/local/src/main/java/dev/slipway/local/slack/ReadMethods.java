package dev.slipway.local.slack;

import dev.slipway.local.web.Json;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** {@code auth.*}, {@code conversations.*} and {@code users.*}: who and what is there. */
final class ReadMethods {
    private static final int LARGEST_PAGE = 999;

    private final Messages messages;

    ReadMethods(Messages messages) {
        this.messages = messages;
    }

    ObjectNode authTest(ObjectNode arguments) {
        return Json.object()
                .put("ok", true)
                .put("url", "https://slipway.slack.com/")
                .put("team", "Slipway")
                .put("user", "slipway")
                .put("team_id", Workspace.TEAM)
                .put("user_id", Workspace.BOT_USER)
                .put("bot_id", Workspace.BOT)
                .put("is_enterprise_install", false);
    }

    /** Newest first, without replies in threads; {@code oldest}, {@code latest} and {@code cursor} are {@code ts}. */
    ObjectNode history(ObjectNode arguments) {
        var oldest = arguments.path("oldest").asString("0");
        var latest = arguments.path("latest").asString("9");
        var before = arguments.path("cursor").asString("");
        var inclusive = Arguments.flag(arguments, "inclusive");
        return page(
                arguments,
                messages.in(Workspace.channel(Arguments.required(arguments, "channel"))).stream()
                        .filter(message -> !message.has("thread_ts"))
                        .filter(message -> after(message, oldest, inclusive) && before(message, latest, inclusive))
                        .filter(message -> before.isEmpty() || before(message, before, false))
                        .toList());
    }

    /** A message and the replies to it, oldest first. */
    ObjectNode replies(ObjectNode arguments) {
        var ts = Arguments.required(arguments, "ts");
        var thread = messages.in(Workspace.channel(Arguments.required(arguments, "channel"))).stream()
                .filter(message -> ts.equals(message.path("ts").asString(""))
                        || ts.equals(message.path("thread_ts").asString("")))
                .toList()
                .reversed();
        if (thread.isEmpty()) {
            throw new SlackError("thread_not_found");
        }
        return page(arguments, thread);
    }

    ObjectNode open(ObjectNode arguments) {
        var user = Arguments.required(arguments, "users");
        var channel = Workspace.directMessage(user).orElseThrow(() -> new SlackError("user_not_found"));
        var answer = Json.object().put("ok", true).put("no_op", true).put("already_open", true);
        answer.putObject("channel").put("id", channel).put("user", user).put("is_im", true);
        return answer;
    }

    ObjectNode info(ObjectNode arguments) {
        var id = Workspace.channel(Arguments.required(arguments, "channel"));
        var answer = Json.object().put("ok", true);
        answer.putObject("channel")
                .put("id", id)
                .put("name", id.substring(2).toLowerCase(Locale.ROOT))
                .put("is_channel", id.startsWith("C"))
                .put("is_im", id.startsWith("D"))
                .put("is_archived", false)
                .put("is_member", true);
        return answer;
    }

    ObjectNode lookupByEmail(ObjectNode arguments) {
        return person(Workspace.userByEmail(Arguments.required(arguments, "email"))
                .orElseThrow(() -> new SlackError("users_not_found")));
    }

    ObjectNode userInfo(ObjectNode arguments) {
        return person(Workspace.userById(Arguments.required(arguments, "user"))
                .orElseThrow(() -> new SlackError("user_not_found")));
    }

    private static ObjectNode person(ObjectNode user) {
        var answer = Json.object().put("ok", true);
        answer.set("user", user);
        return answer;
    }

    private static ObjectNode page(ObjectNode arguments, List<ObjectNode> found) {
        var limit = Math.clamp(arguments.path("limit").asInt(100), 1, LARGEST_PAGE);
        var shown = found.subList(0, Math.min(limit, found.size()));
        var answer = Json.object().put("ok", true);
        var list = answer.putArray("messages");
        for (var message : shown) {
            if (!Arguments.flag(arguments, "include_all_metadata")) {
                message.remove("metadata");
            }
            list.add(message);
        }
        var more = shown.size() < found.size();
        answer.put("has_more", more).put("pin_count", 0);
        answer.putObject("response_metadata")
                .put("next_cursor", more ? shown.getLast().path("ts").asString("") : "");
        return answer;
    }

    /** Every {@code ts} has the same length until the year 2286, so that text order is time order. */
    private static boolean after(ObjectNode message, String oldest, boolean inclusive) {
        var order = message.path("ts").asString("").compareTo(oldest);
        return order > 0 || (inclusive && order == 0);
    }

    private static boolean before(ObjectNode message, String latest, boolean inclusive) {
        var order = message.path("ts").asString("").compareTo(latest);
        return order < 0 || (inclusive && order == 0);
    }
}
