package dev.slipway.local.cluster;

import dev.slipway.local.cluster.metrics.RequestMetrics;
import dev.slipway.local.web.Json;
import dev.slipway.local.web.Reply;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How a running app answers: {@code /healthz} with what it is, anything else with a small page. The image's labels may
 * make {@code /healthz} fail everywhere, and a share of all other requests fail in production.
 */
final class Apps {
    private static final String HTML = "text/html; charset=utf-8";

    private final RequestMetrics metrics;
    private final Map<String, AtomicInteger> errors = new ConcurrentHashMap<>();

    Apps(RequestMetrics metrics) {
        this.metrics = metrics;
    }

    Reply answer(Workload workload, Running running, String path) {
        if (path.equals("/healthz")) {
            return health(workload, running);
        }
        var percent = workload.place().isProduction() ? running.errorPercent() : 0;
        var fails = percent > 0
                && Share.isNext(errors.computeIfAbsent(workload.key(), key -> new AtomicInteger()), percent);
        metrics.count(labels(workload, running), fails ? 500 : 200);
        return Reply.text(fails ? 500 : 200, HTML, page(workload, running, fails));
    }

    /** The labels of an app's requests. */
    static Map<String, String> labels(Workload workload, Running running) {
        var labels = new TreeMap<String, String>();
        labels.put("app", workload.place().app());
        labels.put("environment", workload.place().environment());
        labels.put("namespace", workload.namespace());
        labels.put("deployment", workload.name());
        labels.put("digest", running.digest());
        return labels;
    }

    private static Reply health(Workload workload, Running running) {
        var document = Json.object();
        document.put("app", workload.place().app());
        document.put("environment", workload.place().environment());
        document.put("digest", running.digest());
        if (!workload.place().preview().isEmpty()) {
            document.put("preview", workload.place().preview());
        }
        document.put("status", running.isHealthy() ? "ok" : "failing");
        return Reply.json(running.isHealthy() ? 200 : 503, document);
    }

    private static String page(Workload workload, Running running, boolean fails) {
        return """
                <!doctype html>
                <title>%1$s</title>
                <h1>%1$s</h1>
                <p>%2$s, version %3$s, %4$s</p>
                %5$s""".formatted(
                        escaped(workload.place().app()),
                        workload.place().environment(),
                        escaped(running.version()),
                        escaped(running.digest()),
                        fails ? "<p>This request failed, as the image's label asks for.</p>\n" : "");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
