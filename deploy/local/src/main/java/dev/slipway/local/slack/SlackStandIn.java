package dev.slipway.local.slack;

import dev.slipway.local.store.DocumentLog;
import dev.slipway.local.store.ReceivedLog;
import dev.slipway.local.web.Call;
import dev.slipway.local.web.Json;
import dev.slipway.local.web.Reply;
import dev.slipway.local.web.WebPart;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** The port of the Slack stand-in: methods under {@code /api/}, {@code /response/{n}}, and {@code /received}. */
public final class SlackStandIn implements Closeable {
    /** What only reads is not kept in {@code /received}. */
    private static final Set<String> READS = Set.of(
            "auth.test",
            "conversations.history",
            "conversations.replies",
            "conversations.info",
            "users.lookupByEmail",
            "users.info",
            "chat.getPermalink");

    private interface Method {
        ObjectNode call(ObjectNode arguments) throws IOException;
    }

    private final String token;
    private final DocumentLog documents;
    private final ReceivedLog received;
    private final Map<String, Method> methods;
    private final WebPart web;

    public SlackStandIn(int port, Path data, String token, Clock clock) throws IOException {
        this.token = token;
        this.documents = DocumentLog.open(data.resolve("documents.ndjson"));
        this.received = new ReceivedLog(data.resolve("received.ndjson"), clock);
        var messages = new Messages(documents, clock);
        var chat = new ChatMethods(messages);
        var read = new ReadMethods(messages);
        this.methods = Map.ofEntries(
                Map.entry("chat.postMessage", chat::postMessage),
                Map.entry("chat.update", chat::update),
                Map.entry("chat.postEphemeral", chat::postEphemeral),
                Map.entry("chat.delete", chat::delete),
                Map.entry("chat.getPermalink", chat::permalink),
                Map.entry("auth.test", read::authTest),
                Map.entry("conversations.history", read::history),
                Map.entry("conversations.replies", read::replies),
                Map.entry("conversations.open", read::open),
                Map.entry("conversations.info", read::info),
                Map.entry("users.lookupByEmail", read::lookupByEmail),
                Map.entry("users.info", read::userInfo));
        this.web = WebPart.listen(port, this::handle);
    }

    public int port() {
        return web.port();
    }

    @Override
    public void close() throws IOException {
        web.close();
        documents.close();
        received.close();
    }

    private Reply handle(Call call) throws IOException {
        var path = call.rawPath();
        if (path.equals("/received") && call.method().equals("GET")) {
            return received.list();
        }
        if (path.startsWith("/response/") && call.method().equals("POST")) {
            return responseUrl(call);
        }
        return path.startsWith("/api/")
                ? method(call, path.substring("/api/".length()))
                : Reply.text(
                        404, "text/plain; charset=utf-8", "There is /api/<method>, /response/<n> and /received.\n");
    }

    private Reply method(Call call, String name) throws IOException {
        var arguments = Json.object();
        ObjectNode answer;
        try {
            arguments = Arguments.of(call);
            authenticate(call, arguments);
            var method = Optional.ofNullable(methods.get(name)).orElseThrow(() -> new SlackError("unknown_method"));
            answer = method.call(arguments.deepCopy());
        } catch (SlackError error) {
            answer = error.answer();
        }
        arguments.remove("token");
        if (!READS.contains(name)) {
            received.record(call.method(), call.rawPath(), arguments, answer, 200);
        }
        return Reply.json(200, answer);
    }

    private Reply responseUrl(Call call) throws IOException {
        var answer = Json.object().put("ok", true);
        ObjectNode body;
        try {
            body = Arguments.of(call);
        } catch (SlackError error) {
            return Reply.json(400, error.answer());
        }
        received.record("POST", call.rawPath(), body, answer, 200);
        return Reply.json(200, answer);
    }

    /** The token stands in the header or among the arguments. */
    private void authenticate(Call call, ObjectNode arguments) {
        var given = arguments.path("token").asString("");
        if (call.header("Authorization").isEmpty() && given.isEmpty()) {
            throw new SlackError("not_authed");
        }
        var same =
                MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
        if (!call.hasBearer(token) && !same) {
            throw new SlackError("invalid_auth");
        }
    }
}
