package dev.slipway.local.cluster;

import dev.slipway.local.cluster.metrics.InstantQueries;
import dev.slipway.local.web.Call;
import dev.slipway.local.web.Reply;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/** The ingress gateway: each request to the app of its Host. Under the gateway's own address stands Prometheus. */
final class Gateway {
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final Set<String> OWN = Set.of("127.0.0.1", "localhost", "");

    private final Backends backends;
    private final Apps apps;
    private final InstantQueries queries;

    Gateway(Backends backends, Apps apps, InstantQueries queries) {
        this.backends = backends;
        this.apps = apps;
        this.queries = queries;
    }

    Reply answer(Call call) throws IOException {
        var host = call.header("Host").orElse("").replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
        return OWN.contains(host) ? own(call) : ask(host, call.rawPath());
    }

    /** Asks the app of a host, from inside or outside. */
    Reply ask(String host, String path) {
        var target = backends.find(host, path);
        if (target.isEmpty()) {
            return Reply.text(404, TEXT, "Nothing in this cluster is called " + host + ".\n");
        }
        return switch (target.get()) {
            case Backends.Target.Pods(var workload, var running) -> apps.answer(workload, running, path);
            case Backends.Target.Nothing(var why) ->
                Reply.text(503, TEXT, "No app answers for " + host + ": " + why + ".\n");
        };
    }

    private Reply own(Call call) throws IOException {
        return switch (call.rawPath()) {
            case "/api/v1/query" -> queries.answer(call);
            case "/-/healthy", "/-/ready" -> Reply.text(200, TEXT, "Prometheus Server is Ready.\n");
            default -> Reply.text(404, TEXT, "This is the gateway itself. Apps answer under their own names.\n");
        };
    }
}
