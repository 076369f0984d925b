package dev.slipway.local.slack;

import dev.slipway.local.web.Json;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code chat.*}: writing messages. */
final class ChatMethods {
    private static final int LONGEST_TEXT = 40_000;

    private final Messages messages;

    ChatMethods(Messages messages) {
        this.messages = messages;
    }

    ObjectNode postMessage(ObjectNode arguments) throws IOException {
        var channel = Workspace.channel(Arguments.required(arguments, "channel"));
        var message = Json.object()
                .put("type", "message")
                .put("user", Workspace.BOT_USER)
                .put("bot_id", Workspace.BOT);
        message.put("app_id", Workspace.APP).put("team", Workspace.TEAM).put("text", "");
        content(arguments, message);
        if (message.path("text").asString("").isEmpty()
                && message.path("blocks").isEmpty()
                && message.path("attachments").isEmpty()) {
            throw new SlackError("no_text");
        }
        if (arguments.path("thread_ts").isString()) {
            message.set("thread_ts", arguments.path("thread_ts"));
        }
        return answer(channel, messages.add(channel, message));
    }

    /** What is not given stays as it was; an empty list of blocks takes them away. */
    ObjectNode update(ObjectNode arguments) throws IOException {
        var channel = Workspace.channel(Arguments.required(arguments, "channel"));
        var ts = Arguments.required(arguments, "ts");
        synchronized (messages) {
            var message = existing(channel, ts);
            content(arguments, message);
            message.putObject("edited").put("user", Workspace.BOT_USER).put("ts", messages.useOne());
            messages.replace(channel, message);
            return answer(channel, message).put("text", message.path("text").asString(""));
        }
    }

    ObjectNode postEphemeral(ObjectNode arguments) throws IOException {
        Workspace.channel(Arguments.required(arguments, "channel"));
        if (Workspace.userById(Arguments.required(arguments, "user")).isEmpty()) {
            throw new SlackError("user_not_in_channel");
        }
        content(arguments, Json.object());
        return Json.object().put("ok", true).put("message_ts", messages.useOne());
    }

    ObjectNode delete(ObjectNode arguments) throws IOException {
        var channel = Workspace.channel(Arguments.required(arguments, "channel"));
        var ts = Arguments.required(arguments, "ts");
        synchronized (messages) {
            existing(channel, ts);
            messages.remove(channel, ts);
        }
        return Json.object().put("ok", true).put("channel", channel).put("ts", ts);
    }

    ObjectNode permalink(ObjectNode arguments) {
        var channel = Workspace.channel(Arguments.required(arguments, "channel"));
        var ts = Arguments.required(arguments, "message_ts");
        existing(channel, ts);
        var link = "https://slipway.slack.com/archives/" + channel + "/p" + ts.replace(".", "");
        return Json.object().put("ok", true).put("channel", channel).put("permalink", link);
    }

    private ObjectNode existing(String channel, String ts) {
        return messages.find(channel, ts).orElseThrow(() -> new SlackError("message_not_found"));
    }

    private static void content(ObjectNode arguments, ObjectNode message) {
        var text = arguments.path("text");
        if (text.isString()) {
            if (text.asString().length() > LONGEST_TEXT) {
                throw new SlackError("msg_too_long");
            }
            message.set("text", text);
        }
        if (arguments.has("blocks")) {
            message.set("blocks", Blocks.accepted(arguments.path("blocks")));
        }
        if (arguments.path("attachments") instanceof ArrayNode attachments) {
            message.set("attachments", attachments);
        }
        if (arguments.path("metadata") instanceof ObjectNode metadata) {
            if (!metadata.path("event_type").isString()
                    || !metadata.path("event_payload").isObject()) {
                throw new SlackError("invalid_metadata_format");
            }
            message.set("metadata", metadata);
        }
        for (var field : List.of("username", "icon_emoji")) {
            if (arguments.path(field).isString()) {
                message.set(field, arguments.path(field));
            }
        }
    }

    private static ObjectNode answer(String channel, ObjectNode message) {
        var answer = Json.object()
                .put("ok", true)
                .put("channel", channel)
                .put("ts", message.path("ts").asString(""));
        answer.set("message", message);
        return answer;
    }
}
