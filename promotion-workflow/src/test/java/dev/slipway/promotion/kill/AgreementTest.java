package dev.slipway.promotion.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.promotion.Remote;
import dev.slipway.promotion.TestAgent;
import dev.slipway.promotion.TestCluster;
import dev.slipway.promotion.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That Git and cluster agree is worth something only if they can disagree, and if that is seen. */
class AgreementTest {
    private static final String OLD = "sha256:" + "a".repeat(64);
    private static final String NEW = "sha256:" + "b".repeat(64);
    private static final Workload MENU = new Workload("production", "menu");

    @TempDir
    private Path folder;

    private Remote git;
    private TestCluster cluster;
    private Agreement agreement;

    @BeforeEach
    void begin() throws IOException {
        git = Remote.empty(folder.resolve("environments.git"));
        cluster = new TestCluster();
        agreement = new Agreement(git, cluster);
    }

    @AfterEach
    void end() {
        cluster.close();
    }

    @Test
    void seesACommitThatTheClusterDoesNotRun() {
        commit(OLD);

        assertThat(agreement.differences())
                .containsExactly("menu in production: Git has %s, the cluster nothing".formatted(OLD));
    }

    @Test
    void seesAnotherDigest() {
        commit(NEW);
        cluster.run(MENU, OLD);

        assertThat(agreement.differences())
                .containsExactly("menu in production: Git has %s, the cluster %s".formatted(NEW, OLD));
    }

    @Test
    void seesWhatStillRunsAfterItsRemoval() {
        cluster.run(MENU, OLD);

        assertThat(agreement.differences())
                .containsExactly("menu in production: Git has nothing, the cluster %s".formatted(OLD));
    }

    @Test
    void theAgentBringsTheClusterToWhatWasCommittedAndTakesOutWhatWasNot() {
        commit(NEW);
        cluster.run(MENU, OLD);
        cluster.run(new Workload("staging", "lunch"), OLD);

        try (var _ = TestAgent.follow(git, cluster)) {
            await().untilAsserted(() -> assertThat(cluster.running()).isEqualTo(Map.of(MENU, NEW)));
        }
        assertThat(agreement.differences()).isEmpty();
    }

    private void commit(String digest) {
        git.put(Map.of(
                "environments/production/menu/kustomization.yaml",
                "images:\n  - name: app\n    digest: %s\n".formatted(digest)));
    }
}
