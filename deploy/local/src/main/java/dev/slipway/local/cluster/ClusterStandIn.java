package dev.slipway.local.cluster;

import dev.slipway.local.cluster.metrics.InstantQueries;
import dev.slipway.local.cluster.metrics.RequestMetrics;
import dev.slipway.local.store.DocumentLog;
import dev.slipway.local.web.WebPart;
import java.io.Closeable;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The cluster's three ports, and what goes on in it: the agent, the roll-outs, the certificates, the traffic. */
public final class ClusterStandIn implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterStandIn.class);
    private static final long LOOK_MILLIS = 300;
    private static final long TRAFFIC_MILLIS = 1_000;
    private static final Duration START_TIME = Duration.ofMillis(400);

    private interface Step {
        void run() throws IOException;
    }

    private final DocumentLog disk;
    private final GitSource git;
    private final HttpClient http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().daemon().name("cluster-", 0).factory());
    private final WebPart gateway;
    private final WebPart gatewayTls;
    private final WebPart api;

    /** Listens on the three ports; what ran before goes on running at once. */
    public ClusterStandIn(int httpPort, int httpsPort, int apiPort, ClusterSettings settings, Clock clock)
            throws IOException {
        this.disk = DocumentLog.open(settings.data().resolve("workloads.ndjson"));
        this.git = new GitSource(settings.git());
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        var state = new ClusterState(disk);
        var agent = new Agent(git, state, clock);
        var rollouts = new Rollouts(state, new ImagePuller(http, settings.registry()), threads, START_TIME);
        var certificates = new Certificates(
                state, new BundleClient(http, settings.dns(), settings.issuer(), settings.agentSecret()), threads);
        var metrics = new RequestMetrics();
        var front = new Gateway(new Backends(state), new Apps(metrics), new InstantQueries(metrics, clock));
        var traffic = new Traffic(state, front, metrics, clock);
        var kubernetes = new KubernetesApi(state, agent, settings.apiToken());
        this.gateway = WebPart.listen(httpPort, front::answer);
        this.gatewayTls = WebPart.start(Tls.server(httpsPort, certificates), front::answer);
        this.api = WebPart.listen(apiPort, kubernetes::answer);
        every(LOOK_MILLIS, () -> {
            agent.look();
            rollouts.advance();
            certificates.advance();
        });
        every(TRAFFIC_MILLIS, traffic::tick);
    }

    public int httpPort() {
        return gateway.port();
    }

    public int httpsPort() {
        return gatewayTls.port();
    }

    public int apiPort() {
        return api.port();
    }

    @Override
    public void close() throws IOException {
        timer.shutdownNow();
        threads.shutdownNow();
        gateway.close();
        gatewayTls.close();
        api.close();
        http.shutdownNow();
        git.close();
        disk.close();
    }

    private void every(long millis, Step step) {
        var _ = timer.scheduleWithFixedDelay(() -> attempt(step), 0, millis, TimeUnit.MILLISECONDS);
    }

    /** A step that fails is tried again at its next turn. */
    private static void attempt(Step step) {
        try {
            step.run();
        } catch (IOException | RuntimeException failure) {
            LOG.warn("The cluster's agent stumbled: {}", failure.toString());
            LOG.debug("The cluster's agent stumbled", failure);
        }
    }
}
