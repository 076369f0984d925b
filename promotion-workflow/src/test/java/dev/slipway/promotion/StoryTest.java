package dev.slipway.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.contracts.activities.Step;
import dev.slipway.contracts.promotion.AppDecommissioned;
import dev.slipway.contracts.promotion.ApprovalRequested;
import dev.slipway.contracts.promotion.DecisionRecorded;
import dev.slipway.contracts.promotion.EnvironmentDeployed;
import dev.slipway.contracts.promotion.PromotionApproved;
import dev.slipway.contracts.promotion.PromotionCompleted;
import dev.slipway.contracts.promotion.PromotionRequested;
import dev.slipway.contracts.promotion.PromotionRolledBack;
import dev.slipway.contracts.promotion.SmokeChecked;
import dev.slipway.promotion.gitops.GitOutcome;
import dev.slipway.promotion.gitops.GitopsActivities;
import dev.slipway.testkit.temporal.RealTemporal;
import dev.slipway.testkit.temporal.TemporalServer;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** The whole service with its workers, against a real PostgreSQL, a real Git repository, Temporal's own server, and a cluster in memory that an agent feeds from Git. */
@RealTemporal
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(
        properties = {
            "spring.temporal.start-workers=true",
            "slipway.process.look-after-every=1s",
            "slipway.promotion.soak=200ms",
            "slipway.promotion.running-within=20s",
            "slipway.decommission.grace=0s",
            "slipway.smoke.patience=300ms",
            "slipway.smoke.pause=100ms"
        })
class StoryTest extends ServiceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Set<String> BAD = ConcurrentHashMap.newKeySet();
    private static final Outside OUTSIDE = Outside.start();

    @Autowired
    private WorkflowClient temporal;

    @Autowired
    private GitopsActivities gitops;

    @Autowired
    private TransactionTemplate transaction;

    private final OtherServices others = new OtherServices();

    @BeforeAll
    void theOthersWork() {
        others.behind(temporal);
    }

    /** What lies outside of the service. */
    private record Outside(
            Remote git, TestCluster cluster, TestAgent agent, TestGateway gateway, TemporalServer temporal) {
        static Outside start() {
            try {
                var folder = Files.createTempDirectory("story");
                var git = Remote.empty(folder.resolve("environments.git"));
                var cluster = new TestCluster();
                var gateway = TestGateway.start(folder, "*.dining.apps.slipway.test");
                gateway.otherwise = (host, path) -> {
                    var name = host.split("[.]", -1);
                    var environment = name[2].equals("apps") ? "production" : name[2];
                    return cluster.running(environment, name[0])
                            .map(digest -> BAD.contains(digest) ? 503 : 200)
                            .orElse(404);
                };
                return new Outside(git, cluster, TestAgent.follow(git, cluster), gateway, TemporalServer.start());
            } catch (IOException | GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }
    }

    @DynamicPropertySource
    static void outside(DynamicPropertyRegistry properties) {
        properties.add(
                "spring.temporal.connection.target", () -> OUTSIDE.temporal().target());
        OUTSIDE.git().register(properties);
        OUTSIDE.cluster().register(properties);
        OUTSIDE.gateway().register(properties);
    }

    @Test
    void aBuildGoesToProductionAndABadOneComesBack() {
        var app = anApp();
        var good = digest("good-" + app);
        var promotion = promotionOf(app, good);
        awaitState(promotion, "awaiting-approval");
        assertThat(inGit("staging", app)).contains(good);
        assertThat(OUTSIDE.git().file("environments/production/" + app + "/kustomization.yaml"))
                .isNull();

        post("/api/v1/promotions/" + promotion + "/decisions", "approver", decision("approve", good))
                .expectStatus()
                .isOk();
        awaitState(promotion, "completed");

        assertThat(inGit("production", app)).contains(good);
        assertThat(OUTSIDE.git().file("environments/production/" + app + "/external-secret.yaml"))
                .contains("cert-of-" + app + ".dining.apps.slipway.test");
        assertThat(others.lifecycle).containsEntry(app, "active");
        outbox.exactly(List.of(
                PromotionRequested.class,
                EnvironmentDeployed.class,
                SmokeChecked.class,
                ApprovalRequested.class,
                DecisionRecorded.class,
                PromotionApproved.class,
                EnvironmentDeployed.class,
                SmokeChecked.class,
                PromotionCompleted.class));
        assertThat(commitsOf(promotion)).hasSize(2).allSatisfy(commit -> assertThat(
                        commit.getFooterLines("Slipway-App"))
                .containsExactly(app));
        assertThat(commitsOf(promotion).getFirst().getFooterLines("Approved-By"))
                .hasSize(1);

        var bad = digest("bad-" + app);
        BAD.add(bad);
        var failing = promotionOf(app, bad);
        awaitState(failing, "rolled-back");

        assertThat(inGit("staging", app)).contains(good).doesNotContain(bad);
        assertThat(outbox.only(PromotionRolledBack.class)).satisfies(back -> {
            assertThat(back.good()).isEqualTo(good);
            assertThat(back.reason()).contains(app, "0.1.0", "/healthz", "expected 200, got 503");
        });
        var message = commitsOf(failing).getFirst().getFullMessage();
        assertThat(message).contains(bad + " is bad").contains("Back to " + good);
        awaitWorkflowsClosed(app);
    }

    @Test
    void nothingIsDoneTwiceWhenTemporalLosesItsState() {
        var app = anApp();
        var build = digest("build-" + app);
        var promotion = promotionOf(app, build);
        awaitState(promotion, "awaiting-approval");

        temporal.newUntypedWorkflowStub(promotion.toString()).terminate("its state is lost");
        post("/api/v1/promotions/" + promotion + "/decisions", "approver", decision("approve", build))
                .expectStatus()
                .isOk();
        awaitState(promotion, "completed");

        assertThat(outbox.events(ApprovalRequested.class)).hasSize(1);
        assertThat(outbox.events(SmokeChecked.class)).hasSize(2);
        assertThat(outbox.events(PromotionCompleted.class)).hasSize(1);
        assertThat(commitsOf(promotion)).hasSize(2);
    }

    @Test
    void anEffectWhoseRecordIsLostIsFoundAgain() {
        var app = anApp();
        var build = digest("build-" + app);
        var promotion = promotionOf(anApp(), digest("other-" + app));
        var request = deployment(new Step(promotion.toString(), "lost"), app, build, null);
        var lost = transaction.execute(status -> {
            status.setRollbackOnly();
            return gitops.ensureDeployed(request);
        });

        assertThat(gitops.ensureDeployed(request)).isEqualTo(lost);
        assertThat(gitops.ensureDeployed(request))
                .extracting(GitOutcome::written)
                .isEqualTo(true);
        assertThat(OUTSIDE.git().commits())
                .filteredOn(commit -> commit.getFooterLines("Slipway-Change").contains(promotion + "/lost"))
                .hasSize(1);
    }

    @Test
    void aNewerBuildTakesThePlaceOfOneThatWaits() {
        var app = anApp();
        var older = promotionOf(app, digest("older-" + app));
        awaitState(older, "awaiting-approval");

        var newer = promotionOf(app, digest("newer-" + app));

        awaitState(older, "superseded");
        awaitState(newer, "awaiting-approval");
        assertThat(inGit("staging", app)).contains(digest("newer-" + app));
    }

    @Test
    void anAppGoesAndLeavesNothingBehind() {
        var app = anApp();
        var build = digest("build-" + app);
        var promotion = promotionOf(app, build);
        awaitState(promotion, "awaiting-approval");
        post("/api/v1/promotions/" + promotion + "/decisions", "approver", decision("approve", build))
                .expectStatus()
                .isOk();
        awaitState(promotion, "completed");

        var asked = Objects.requireNonNull(
                post("/api/v1/apps/" + app + "/decommission", "creator", Map.of("reason", "the term is over"))
                        .expectStatus()
                        .isAccepted()
                        .expectBody(Map.class)
                        .returnResult()
                        .getResponseBody());
        var decisions = "/api/v1/decommissions/" + asked.get("id") + "/decisions";
        post(decisions, "creator", Map.of("decision", "approve", "reason", "mine"))
                .expectStatus()
                .isForbidden();
        await().atMost(PATIENCE)
                .untilAsserted(() -> post(decisions, "approver", Map.of("decision", "approve", "reason", "agreed"))
                        .expectStatus()
                        .isOk());
        var gone = await().atMost(PATIENCE)
                .until(() -> outbox.events(AppDecommissioned.class, "app/" + app), events -> !events.isEmpty());

        assertThat(gone.getFirst().removed()).contains("what ran in production", "what ran in staging");
        assertThat(OUTSIDE.git().file("environments/production/" + app + "/kustomization.yaml"))
                .isNull();
        assertThat(OUTSIDE.git().file("environments/staging/" + app + "/kustomization.yaml"))
                .isNull();
        assertThat(others.namesOf(app, null)).isEmpty();
        assertThat(others.lifecycle).containsEntry(app, "archived");
        awaitWorkflowsClosed(app);
    }

    private void awaitState(UUID promotion, String state) {
        await(state)
                .atMost(PATIENCE)
                .until(
                        () -> String.valueOf(database.query("select state from promotion where process = ?", promotion)
                                .getFirst()
                                .get("state")),
                        state::equals);
    }

    /** Every process of the app has a workflow by its id, and none is open. */
    private void awaitWorkflowsClosed(String app) {
        for (var row : database.query("select id, state from process where app = ?", app)) {
            assertThat(row).containsEntry("state", "closed");
            temporal.newUntypedWorkflowStub(String.valueOf(row.get("id"))).getResult(Object.class);
        }
    }

    private static String inGit(String environment, String app) {
        return String.valueOf(OUTSIDE.git().file("environments/" + environment + "/" + app + "/kustomization.yaml"));
    }

    private static List<RevCommit> commitsOf(UUID promotion) {
        return OUTSIDE.git().commits().stream()
                .filter(commit -> commit.getFooterLines("Slipway-Promotion").contains(promotion.toString()))
                .toList();
    }
}
