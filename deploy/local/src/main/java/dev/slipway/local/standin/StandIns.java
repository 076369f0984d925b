package dev.slipway.local.standin;

import dev.slipway.local.ca.CaStandIn;
import dev.slipway.local.cluster.ClusterSettings;
import dev.slipway.local.cluster.ClusterStandIn;
import dev.slipway.local.dns.DnsStandIn;
import dev.slipway.local.github.GithubStandIn;
import dev.slipway.local.issuer.IssuerSettings;
import dev.slipway.local.issuer.IssuerStandIn;
import dev.slipway.local.registry.RegistryStandIn;
import dev.slipway.local.slack.SlackStandIn;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Starts every stand-in side by side in this process and stays until it is ended. */
public final class StandIns implements Closeable {
    private static final List<String> ZONES =
            List.of("slipway.test", "apps.slipway.test", "staging.slipway.test", "preview.slipway.test");

    private interface Start {
        Closeable part() throws IOException;
    }

    private final StandInSettings settings;
    private final Clock clock;
    private final Map<Part, Closeable> listening = new ConcurrentHashMap<>();

    StandIns(StandInSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    public static void main(String[] arguments) throws InterruptedException {
        configureJdk();
        var standIns = new StandIns(new StandInSettings(System.getenv()), Clock.systemUTC());
        try {
            standIns.start();
        } catch (ExecutionException failure) {
            System.err.println("A stand-in did not start: " + failure.getCause());
            System.exit(1);
        }
        System.out.println("All stand-ins listen: " + standIns.parts().keySet());
        Thread.currentThread().join();
    }

    /** A connection that waits is kept for longer than clients keep theirs, so that it is they who close it. */
    private static void configureJdk() {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.idleInterval", "300");
        System.getProperties().putIfAbsent("logback.configurationFile", "logback-standins.xml");
    }

    /** Returns when all of them listen. */
    void start() throws InterruptedException, ExecutionException {
        var parts = new ArrayList<Future<?>>();
        try (var threads = Executors.newFixedThreadPool(3)) {
            start(threads, parts, this::issuer, Part.ISSUER);
            start(threads, parts, this::cluster, Part.CLUSTER, Part.CLUSTER_HTTPS, Part.CLUSTER_API);
            start(threads, parts, this::registry, Part.REGISTRY);
            start(threads, parts, this::github, Part.GITHUB);
            start(threads, parts, this::slack, Part.SLACK);
            start(threads, parts, this::dns, Part.DNS);
            start(threads, parts, this::ca, Part.CA);
        }
        for (var part : parts) {
            part.get();
        }
    }

    /** Which parts listen, by name. */
    Map<String, Boolean> parts() {
        var all = new TreeMap<String, Boolean>();
        for (var part : Part.values()) {
            all.put(part.label(), listening.containsKey(part));
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        for (var part : Set.copyOf(listening.values())) {
            part.close();
        }
    }

    private void start(ExecutorService threads, List<Future<?>> parts, Start start, Part... named) {
        parts.add(threads.submit(() -> {
            var part = start.part();
            for (var name : named) {
                listening.put(name, part);
            }
            return part;
        }));
    }

    private Closeable issuer() throws IOException {
        var told = new IssuerSettings(
                settings.optional("SLIPWAY_ISSUER", settings.url(Part.ISSUER)),
                settings.required("SLIPWAY_ISSUER_CLIENTS"),
                settings.required("SLIPWAY_ISSUER_ADMIN_SECRET"),
                settings.data("issuer"));
        return new IssuerStandIn(settings.port(Part.ISSUER), told, this::parts, clock);
    }

    private Closeable registry() throws IOException {
        return new RegistryStandIn(
                settings.port(Part.REGISTRY),
                settings.data("registry"),
                URI.create(settings.uri("SLIPWAY_GATE_URL") + "/webhooks/registries/distribution"),
                settings.required("SLIPWAY_REGISTRY_WEBHOOK_SECRET"),
                clock);
    }

    private Closeable github() throws IOException {
        return new GithubStandIn(
                settings.port(Part.GITHUB), settings.data("github"), settings.required("SLIPWAY_GITHUB_TOKEN"), clock);
    }

    private Closeable slack() throws IOException {
        return new SlackStandIn(
                settings.port(Part.SLACK), settings.data("slack"), settings.required("SLIPWAY_SLACK_TOKEN"), clock);
    }

    private Closeable dns() throws IOException {
        return new DnsStandIn(
                settings.port(Part.DNS),
                settings.data("dns"),
                ZONES,
                settings.required("SLIPWAY_DNS_TSIG_NAME"),
                settings.required("SLIPWAY_DNS_TSIG_SECRET"));
    }

    private Closeable ca() throws IOException {
        return new CaStandIn(
                settings.port(Part.CA),
                settings.data("ca"),
                Path.of(settings.required("SLIPWAY_CA_CERTIFICATE")),
                settings.required("SLIPWAY_CA_TOKEN"),
                clock);
    }

    private Closeable cluster() throws IOException {
        var told = new ClusterSettings(
                Path.of(settings.required("SLIPWAY_GIT_URL").replaceFirst("^file:(//)?", "")),
                settings.uri("SLIPWAY_REGISTRY_URL"),
                settings.uri("SLIPWAY_DNS_URL"),
                URI.create(settings.optional("SLIPWAY_ISSUER", settings.url(Part.ISSUER))),
                settings.required("SLIPWAY_CLUSTER_AGENT_SECRET"),
                settings.required("SLIPWAY_CLUSTER_TOKEN"),
                settings.data("cluster"));
        return new ClusterStandIn(
                settings.port(Part.CLUSTER),
                settings.port(Part.CLUSTER_HTTPS),
                settings.port(Part.CLUSTER_API),
                told,
                clock);
    }
}
