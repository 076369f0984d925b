package dev.slipway.promotion.kill;

import dev.slipway.promotion.Remote;
import dev.slipway.promotion.TestCluster;
import dev.slipway.promotion.TestGateway;
import dev.slipway.testkit.temporal.TemporalServer;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.Optional;

/** What lies outside of the service. Builds of some plots fail their checks, in one environment. */
record Outside(Remote git, TestCluster cluster, TestGateway gateway, TemporalServer temporal) {
    static Outside start() {
        try {
            var folder = Files.createTempDirectory("steps");
            var git = Remote.empty(folder.resolve("environments.git"));
            var cluster = new TestCluster(git);
            var gateway = TestGateway.start(folder, "*.dining.apps.slipway.test");
            gateway.otherwise = (host, path) -> status(cluster, host.split("[.]", -1));
            return new Outside(git, cluster, gateway, TemporalServer.start());
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** The digest that runs. */
    Optional<String> running(String environment, String app) {
        return cluster.running(environment, app);
    }

    void end() {
        temporal.close();
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
