package dev.slipway.promotion.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contracts.activities.Step;
import dev.slipway.promotion.Remote;
import dev.slipway.promotion.ServiceTest;
import dev.slipway.promotion.TestAgent;
import dev.slipway.promotion.TestCluster;
import dev.slipway.promotion.drift.DriftController.Differences;
import dev.slipway.promotion.gitops.DeployRequest;
import dev.slipway.promotion.gitops.Environment;
import dev.slipway.promotion.gitops.GitopsActivities;
import dev.slipway.promotion.gitops.Place;
import dev.slipway.promotion.gitops.RemovalRequest;
import dev.slipway.testkit.token.TestTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

class DriftTest extends ServiceTest {
    private static final Outside OUTSIDE = Outside.start();

    @Autowired
    private GitopsActivities gitops;

    @Autowired
    private TransactionTemplate transaction;

    /** What lies outside of the service. */
    private record Outside(Remote git, TestCluster cluster, TestAgent agent) {
        static Outside start() {
            try {
                var git = Remote.empty(Files.createTempDirectory("drift").resolve("environments.git"));
                var cluster = new TestCluster();
                return new Outside(git, cluster, TestAgent.follow(git, cluster));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    @DynamicPropertySource
    static void outside(DynamicPropertyRegistry properties) {
        OUTSIDE.git().register(properties);
        OUTSIDE.cluster().register(properties);
    }

    @Test
    void tellsNothingWhereAllSayTheSame() {
        var app = anApp();
        gitops.ensureDeployed(deploy(app, digest("first-" + app), null));

        assertThat(of(app)).isEmpty();
    }

    @Test
    void namesTheChangeThatGitHoldsAndTheRecordsHaveLost() {
        var app = anApp();
        var first = digest("first-" + app);
        var second = digest("second-" + app);
        gitops.ensureDeployed(deploy(app, first, null));
        var lost = deploy(app, second, first);
        loses(() -> gitops.ensureDeployed(lost));

        assertThat(of(app)).singleElement().satisfies(difference -> {
            assertThat(difference.recorded()).isEqualTo(first);
            assertThat(difference.git()).isEqualTo(second);
            assertThat(difference.cluster()).isEqualTo(second);
            assertThat(difference.unrecorded()).containsExactly(lost.step().process() + "/staging-commit");
        });
        assertThat(OUTSIDE.git().file("environments/staging/" + app + "/kustomization.yaml"))
                .as("nothing is changed")
                .contains(second);
    }

    @Test
    void findsAnAppThatTheRecordsDoNotKnowAtAll() {
        var app = anApp();
        loses(() -> gitops.ensureDeployed(deploy(app, digest("first-" + app), null)));

        assertThat(of(app)).singleElement().extracting(Difference::recorded).isNull();
    }

    @Test
    void findsAnAppWhoseRemovalWasLost() {
        var app = anApp();
        var first = digest("first-" + app);
        gitops.ensureDeployed(deploy(app, first, null));
        loses(() -> gitops.ensureRemoved(new RemovalRequest(
                new Step(promotionOf(app, digest("other-" + app)).toString(), "remove-staging"),
                new Place(Environment.STAGING, app, "dining"),
                "the term is over",
                List.of())));

        assertThat(of(app)).singleElement().satisfies(difference -> {
            assertThat(difference.recorded()).isEqualTo(first);
            assertThat(difference.git()).isNull();
        });
    }

    @Test
    void isForOperators() {
        get("/api/v1/differences").expectStatus().isForbidden();
    }

    private List<Difference> of(String app) {
        OUTSIDE.agent().look();
        var found = http.get()
                .uri("/api/v1/differences")
                .headers(headers -> headers.setBearerAuth(TestTokens.person("operator", "operator")))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Differences.class)
                .returnResult()
                .getResponseBody();
        return Objects.requireNonNull(found).items().stream()
                .filter(difference -> difference.app().equals(app))
                .toList();
    }

    /** What is done outside stays; what is recorded of it is lost, as by a restore. */
    private void loses(Runnable work) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            work.run();
        });
    }

    private DeployRequest deploy(String app, String digest, @Nullable String replaces) {
        return deployment(new Step(promotionOf(app, digest).toString(), "staging-commit"), app, digest, replaces);
    }
}
