package dev.slipway.promotion.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.promotion.OtherServices;
import dev.slipway.promotion.ServiceTest;
import dev.slipway.promotion.approval.ApprovalActivities;
import dev.slipway.promotion.cluster.ClusterActivities;
import dev.slipway.promotion.decommission.DecommissionActivities;
import dev.slipway.promotion.domain.DomainActivities;
import dev.slipway.promotion.gitops.GitopsActivities;
import dev.slipway.promotion.promotion.PromotionActivities;
import dev.slipway.promotion.smoke.SmokeActivities;
import dev.slipway.testkit.database.LostCommits;
import dev.slipway.testkit.temporal.RealTemporal;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/**
 * One story for each row of the table, all at once. When stories have come to the moment of their death, their workers are silent for a while, so that others
 * come to theirs; then all workers are killed and others start, until every story has ended.
 */
@RealTemporal
@Import(LostCommits.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(
        properties = {
            "slipway.process.look-after-every=1s",
            "slipway.promotion.soak=200ms",
            "slipway.promotion.running-within=10m",
            "slipway.decommission.grace=0s",
            "slipway.smoke.patience=300ms",
            "slipway.smoke.pause=100ms"
        })
class StepsTest extends ServiceTest {
    /** Shorter than the time that an activity may take, so that nothing is tried again before it has died. */
    private static final Duration BREATH = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Outside OUTSIDE = Outside.start();

    private final KillTable table = KillTable.read();
    private final OtherServices others = new OtherServices();
    private Instant firstHeld = Instant.MAX;

    @Autowired
    private WorkflowClient temporal;

    @Autowired
    private PromotionActivities promotions;

    @Autowired
    private ApprovalActivities approvals;

    @Autowired
    private GitopsActivities gitops;

    @Autowired
    private ClusterActivities cluster;

    @Autowired
    private SmokeActivities smoke;

    @Autowired
    private DomainActivities domains;

    @Autowired
    private DecommissionActivities decommissions;

    @Autowired
    private LostCommits commits;

    private Watch watch;
    private Workers workers;

    @DynamicPropertySource
    static void outside(DynamicPropertyRegistry properties) {
        properties.add(
                "spring.temporal.connection.target", () -> OUTSIDE.temporal().target());
        OUTSIDE.git().register(properties);
        OUTSIDE.cluster().register(properties);
        OUTSIDE.gateway().register(properties);
    }

    @BeforeAll
    void everyStoryComesToItsEnd() {
        prepare();
        watch = new Watch(table, this::appOf, commits);
        workers = alive();
        for (var app : table.apps()) {
            begin(app);
            dieWhenItIsTime();
        }
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
            dieWhenItIsTime();
            decide();
            return database.query("select id from process where state = 'open'").isEmpty();
        });
    }

    private void prepare() {
        var earlier = new TreeMap<String, String>();
        for (var app : table.apps()) {
            earlier.putAll(Builds.earlier(app));
            others.alreadyServes(app, Plot.ofApp(app).earlierIn());
            if (Plot.ofApp(app) == Plot.NAMELESS) {
                others.refused.add(app + ".dining.apps.slipway.test");
            }
        }
        OUTSIDE.git().put(earlier);
    }

    private Workers alive() {
        return Workers.start(
                OUTSIDE.temporal(),
                watch,
                List.of(promotions, approvals, gitops, cluster, smoke, domains, decommissions),
                others);
    }

    private void begin(String app) {
        var begun = Plot.ofApp(app).isDecommission()
                ? post("/api/v1/apps/" + app + "/decommission", "creator", Map.of("reason", "the term is over"))
                : post("/api/v1/promotions", "creator", Map.of("app", app, "digest", Builds.of(app)));
        begun.expectStatus().isAccepted();
    }

    /** People answer whatever they are asked, once the process has seen that they have not yet. */
    private void decide() {
        for (var asked : database.query("select process, about, app, digest from approval where state = 'open'")) {
            var app = String.valueOf(asked.get("app"));
            if (!watch.looked.contains(app)) {
                continue;
            }
            var said = new HashMap<String, Object>();
            said.put("decision", Plot.ofApp(app).decision());
            said.put("digest", asked.get("digest"));
            said.put("reason", "seen");
            said.values().removeIf(value -> value == null);
            post("/api/v1/%ss/%s/decisions".formatted(asked.get("about"), asked.get("process")), "approver", said);
        }
    }

    private void dieWhenItIsTime() {
        if (watch.held.isEmpty()) {
            firstHeld = Instant.MAX;
        } else if (firstHeld.equals(Instant.MAX)) {
            firstHeld = Instant.now();
        } else if (Instant.now().isAfter(firstHeld.plus(BREATH))) {
            workers.kill();
            watch.held.clear();
            workers = alive();
        }
    }

    @AfterAll
    void end() {
        workers.kill();
        OUTSIDE.end();
    }

    @Test
    void theTableHoldsEveryActivity() {
        assertThat(table.steps().stream().map(step -> step.split(" ", 2)[0]).collect(Collectors.toSet()))
                .isEqualTo(ActivityTypes.all());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GitopsEnsureDeployed",
                "GitopsEnsureRolledBack",
                "GitopsEnsureRemoved",
                "ApprovalEnsureRequested",
                "ApprovalEnsureOpened"
            })
    void theTableHoldsEveryMomentOfWhatOthersSee(String activity) {
        assertThat(table.momentsOf(activity)).containsExactlyInAnyOrder(Moment.values());
    }

    @Test
    void theTableHoldsEveryStepThatWasTaken() {
        assertThat(table.steps()).containsAll(watch.seen);
    }

    @Test
    void theWorkersDiedAtEveryStep() {
        assertThat(watch.died).isEqualTo(table.apps());
    }

    @Test
    void noWorkflowIsLeft() {
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(1, TimeUnit.SECONDS)
                .until(() ->
                        temporal.countWorkflows("ExecutionStatus = 'Running'").getCount() == 0);
    }

    @Test
    void noChangeIsInGitTwice() {
        assertThat(OUTSIDE.git().commits().stream().flatMap(commit -> commit.getFooterLines("Slipway-Change").stream()))
                .doesNotHaveDuplicates();
    }

    @Test
    void gitAndClusterAgree() {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(OUTSIDE.agreement().differences()).isEmpty());
    }

    @TestFactory
    Stream<DynamicTest> eachEndsAsItMust() {
        var ending = new Ending(OUTSIDE, database, others);
        return table.rows().stream()
                .map(row -> DynamicTest.dynamicTest(
                        "%s died %s %s".formatted(row.app(), row.moment().id(), row.step()),
                        () -> ending.isAsItMustBe(row.plot(), row.app())));
    }

    private Optional<String> appOf(UUID process) {
        return database.query("select app from process where id = ?", process).stream()
                .map(row -> String.valueOf(row.get("app")))
                .findFirst();
    }
}
