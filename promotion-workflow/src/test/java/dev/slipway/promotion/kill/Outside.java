package dev.slipway.promotion.kill;

import dev.slipway.promotion.Remote;
import dev.slipway.promotion.TestAgent;
import dev.slipway.promotion.TestCluster;
import dev.slipway.promotion.TestGateway;
import dev.slipway.testkit.temporal.TemporalServer;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;

/** What lies outside of the service. Builds of some plots fail their checks, in one environment. */
record Outside(Remote git, TestCluster cluster, TestAgent agent, TestGateway gateway, TemporalServer temporal) {
    static Outside start() {
        try {
            var folder = Files.createTempDirectory("steps");
            var git = Remote.empty(folder.resolve("environments.git"));
            var cluster = new TestCluster();
            var gateway = TestGateway.start(folder, "*.dining.apps.slipway.test");
            gateway.otherwise = (host, path) -> status(cluster, host.split("[.]", -1));
            return new Outside(git, cluster, TestAgent.follow(git, cluster), gateway, TemporalServer.start());
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** What Git says and what the cluster does. */
    Agreement agreement() {
        return new Agreement(git, cluster);
    }

    void end() {
        temporal.close();
        agent.close();
        cluster.close();
        gateway.close();
    }

    private static int status(TestCluster cluster, String[] host) {
        var app = host[0];
        var environment = host[2].equals("apps") ? "production" : host[2];
        return cluster.running(environment, app)
                .map(digest -> Plot.ofApp(app).failsIn(environment) && digest.equals(Builds.of(app)) ? 503 : 200)
                .orElse(404);
    }
}
