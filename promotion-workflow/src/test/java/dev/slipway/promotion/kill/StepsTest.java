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
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/**
 * One story for each row of the table, all at once. When stories have come to the moment of their death, their workers are silent for a while, so that others
 * come to theirs; then all workers are killed and others start, until every story has ended. That they were killed is seen: had Temporal only lost patience with
 * a silence, the test fails.
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
    private static final Outside OUTSIDE = Outside.start();

    private final KillTable table = KillTable.read();
    private final OtherServices others = new OtherServices();
    private final Seen seen = new Seen();

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

    private Shifts shifts;

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
        var people = new People(http, database, gate, others, seen);
        shifts = new Shifts(() -> new Watch(table, this::appOf, commits, seen), this::workers);
        table.apps().forEach(people::begin);
        // Git's other end is a thread here, and ends with an exception when the worker that pushes to it is killed:
        // that is meant.
        await().dontCatchUncaughtExceptions()
                .atMost(Patience.untilTheEndOf(table))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    shifts.mustGoOn();
                    people.goOn();
                    return noneIsOpen();
                });
    }

    private void prepare() {
        var earlier = new TreeMap<String, String>();
        for (var app : table.apps()) {
            earlier.putAll(Builds.earlier(app));
            others.alreadyServes(app, Plot.ofApp(app).earlierIn());
            switch (Plot.ofApp(app)) {
                case NAMELESS -> others.refused.add(app + ".dining.apps.slipway.test");
                case STUCK -> others.immovable.add(app + ".dining.apps.slipway.test");
                default -> {}
            }
        }
        others.judges =
                request -> Plot.ofApp(request.app()).verdict(request.step().name());
        OUTSIDE.git().put(earlier);
    }

    private Workers workers(Watch watch) {
        return Workers.start(
                OUTSIDE.temporal(),
                watch,
                List.of(promotions, approvals, gitops, cluster, smoke, domains, decommissions),
                others);
    }

    private boolean noneIsOpen() {
        return database.query("select id from process where state = 'open'").isEmpty();
    }

    @AfterAll
    void end() {
        shifts.close();
        OUTSIDE.end();
    }

    @Test
    void theTableHoldsEveryStepThatWasTaken() {
        assertThat(table.steps()).containsAll(seen.steps);
    }

    @Test
    void theWorkersWereKilledAtEveryStep() {
        assertThat(shifts.kills()).isPositive();
        assertThat(seen.killed).isEqualTo(table.apps());
        assertThat(seen.timedOut).as("tried again before its worker was killed").isEmpty();
    }

    @Test
    void everyDeathWithinAStepLostACommit() {
        assertThat(seen.lostNothing).isEmpty();
    }

    @Test
    void noWorkflowIsLeft() {
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(1, TimeUnit.SECONDS)
                .until(() ->
                        temporal.countWorkflows("ExecutionStatus = 'Running'").getCount() == 0);
    }

    @Test
    void noJobIsLeft() {
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(database.query(
                        "select task_name, task_instance from scheduled_tasks where task_instance <> 'recurring'"))
                .isEmpty());
        assertThat(database.query("select job, job_id, reason from dead_letter"))
                .isEmpty();
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
