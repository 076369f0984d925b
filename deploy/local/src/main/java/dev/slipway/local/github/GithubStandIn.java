package dev.slipway.local.github;

import dev.slipway.local.store.DocumentLog;
import dev.slipway.local.store.ReceivedLog;
import dev.slipway.local.web.Call;
import dev.slipway.local.web.Json;
import dev.slipway.local.web.Refusal;
import dev.slipway.local.web.Reply;
import dev.slipway.local.web.Routes;
import dev.slipway.local.web.WebPart;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The port of the GitHub stand-in: asks for the token, keeps what was written to it, and answers {@code /received}. */
public final class GithubStandIn implements Closeable {
    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final String token;
    private final DocumentLog documents;
    private final ReceivedLog received;
    private final RateLimit rate;
    private final Routes routes = new Routes(call -> GithubError.reply(404, "Not Found"));
    private final WebPart web;

    public GithubStandIn(int port, Path data, String token, Clock clock) throws IOException {
        this.token = token;
        this.documents = DocumentLog.open(data.resolve("documents.ndjson"));
        this.received = new ReceivedLog(data.resolve("received.ndjson"), clock);
        this.rate = new RateLimit(clock);
        var hub = new Hub(documents, clock, "http://127.0.0.1:" + port);
        var commits = new Commits(hub);
        new CheckRuns(hub).routes(routes);
        new Statuses(hub).routes(routes);
        new Contents(hub, commits).routes(routes);
        new Branches(hub, commits).routes(routes);
        var pulls = new Pulls(hub, commits);
        pulls.routes(routes);
        new Reviews(hub, pulls).routes(routes);
        new Comments(hub).routes(routes);
        commits.routes(routes);
        new Comparisons(hub, commits).routes(routes);
        routes.on(
                "GET",
                "/repos/{owner}/{repo}",
                call -> Reply.json(200, Repo.of(hub.api(), call).document()));
        routes.on("GET", "/orgs/" + Repo.OWNER, call -> Reply.json(200, Repo.organisation(hub.api())));
        routes.on("GET", "/user", call -> Reply.json(200, Repo.actor(hub.api())));
        routes.on("GET", "/rate_limit", call -> Reply.json(200, rate.document()));
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
        if (call.method().equals("GET") && call.rawPath().equals("/received")) {
            return received.list();
        }
        return rate.count(answer(call))
                .with("X-GitHub-Media-Type", "github.v3; format=json")
                .with("X-GitHub-Request-Id", UUID.randomUUID().toString());
    }

    private Reply answer(Call call) throws IOException {
        if (!call.hasBearer(token) && !call.hasToken("token", token)) {
            return GithubError.reply(
                    401, call.header("Authorization").isPresent() ? "Bad credentials" : "Requires authentication");
        }
        if (!WRITES.contains(call.method())) {
            return routed(call);
        }
        var reply = routed(call);
        var body = call.body(Requests.MAX_BODY_BYTES, limit -> GithubError.reply(413, "Payload too large"));
        received.record(call.method(), call.target(), decoded(body), decoded(bytes(reply)), reply.status());
        return reply;
    }

    private Reply routed(Call call) throws IOException {
        try {
            return routes.handle(call);
        } catch (Refusal refusal) {
            return refusal.reply();
        }
    }

    private static JsonNode decoded(byte[] body) {
        return Json.tryParse(body).orElseGet(Json::object);
    }

    private static byte[] bytes(Reply reply) throws IOException {
        var bytes = new ByteArrayOutputStream();
        reply.body().writeTo(bytes);
        return bytes.toByteArray();
    }
}
