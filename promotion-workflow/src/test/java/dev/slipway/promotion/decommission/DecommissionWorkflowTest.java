package dev.slipway.promotion.decommission;

import static dev.slipway.promotion.approval.ApprovalState.APPROVED;
import static dev.slipway.promotion.approval.ApprovalState.EXPIRED;
import static dev.slipway.promotion.approval.ApprovalState.OPEN;
import static dev.slipway.promotion.approval.ApprovalState.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.contracts.activities.Step;
import dev.slipway.contracts.promotion.GivenApproval;
import dev.slipway.promotion.approval.ApprovalStanding;
import dev.slipway.promotion.approval.ApprovalState;
import dev.slipway.testkit.temporal.TemporalFixture;
import dev.slipway.testkit.temporal.WorkflowHistories;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DecommissionWorkflowTest {
    private static final WorkflowHistories HISTORIES = WorkflowHistories.in("decommission");

    /** The newest release of the workflow's code. */
    private static final int RELEASE = 2;

    private static final Duration GRACE = Duration.ofDays(14);

    @RegisterExtension
    final TemporalFixture temporal = TemporalFixture.withWorkflows("promotion", DecommissionWorkflowImpl.class);

    private final List<String> story = new CopyOnWriteArrayList<>();
    private final Surroundings surroundings = new Surroundings(story);

    /** When the last activity ran: afterwards nothing keeps the server from skipping on. */
    private volatile Instant closed = Instant.MAX;

    @Test
    void leavesNothingBehind() {
        start();
        untilAsked();
        surroundings.approval = standing(APPROVED);
        workflow().decided("decision-1");
        end("completed");

        assertThat(surroundings.ended().state()).isEqualTo(DecommissionState.COMPLETED);
        assertThat(story)
                .containsExactly(
                        "mark",
                        "grace",
                        "approval",
                        "ask",
                        "removing",
                        "no promotions",
                        "silence a.apps",
                        "silence a.staging",
                        "remove production by [p_approver]",
                        "gone a-production",
                        "remove staging by [p_approver]",
                        "gone a-staging",
                        "retire a.apps",
                        "release a.apps",
                        "retire a.staging",
                        "release a.staging",
                        "archive");
    }

    @Test
    void waitsUntilResolversHaveForgotten() {
        surroundings.approval = standing(APPROVED);
        var before = temporal.now();
        start();
        end();

        assertThat(Duration.between(before, closed)).isGreaterThanOrEqualTo(GRACE.plusSeconds(300));
    }

    @Test
    void waitsForAPromotionThatChangesProduction() {
        surroundings.approval = standing(APPROVED);
        surroundings.promotionsUnderWay.set(3);
        start();
        end();

        assertThat(story).containsSequence("a promotion", "a promotion", "a promotion", "no promotions");
    }

    @Test
    void isTakenBackWhenSomebodySaysNo() {
        start();
        untilAsked();
        surroundings.approval = standing(REJECTED);
        workflow().decided("decision-1");
        end("rejected");

        assertThat(surroundings.ended().state()).isEqualTo(DecommissionState.REJECTED);
        assertThat(story).endsWith("ask", "take back");
    }

    @Test
    void isTakenBackWhenNobodyDecidesInTime() {
        surroundings.approval = standing(EXPIRED);
        start();
        end("expired");

        assertThat(surroundings.ended().state()).isEqualTo(DecommissionState.EXPIRED);
        assertThat(story).endsWith("ask", "take back");
    }

    @Test
    void failsForAnAppThatNobodyKnows() {
        surroundings.unknown = true;
        start();
        end("unknown");

        assertThat(surroundings.ended())
                .isEqualTo(DecommissionEnd.untouched(DecommissionState.FAILED, "nobody knows a"));
    }

    @Test
    void isTriedAgainWhenAnOperatorHasMendedWhatStoodInItsWay() {
        surroundings.approval = standing(APPROVED);
        surroundings.obstacles.add("Records that are not Slipway's stand there.");
        start();
        temporal.pass(GRACE.plusMinutes(10));
        await().until(() -> story.contains("stuck-1"));
        assertThat(surroundings.end).isNull();
        var before = temporal.now();
        workflow().wake();
        end("stuck");

        assertThat(Duration.between(before, closed)).isLessThan(Duration.ofMinutes(30));
        assertThat(surroundings.ended().state()).isEqualTo(DecommissionState.COMPLETED);
        assertThat(surroundings.ended().removed())
                .doesNotHaveDuplicates()
                .contains("the records of a.apps", "what ran in staging", "the name a.apps and its certificate");
        assertThat(story).endsWith("release a.apps", "retire a.staging", "release a.staging", "archive");
    }

    @Test
    void isTriedAgainByItself() {
        surroundings.approval = standing(APPROVED);
        surroundings.obstacles.addAll(List.of("it is in the way", "it still is"));
        start();
        end();

        assertThat(surroundings.ended().state()).isEqualTo(DecommissionState.COMPLETED);
        assertThat(story).contains("stuck-1", "stuck-2").endsWith("archive");
    }

    @Test
    void leavesTheAppAsItWasWhenItFailsBeforeAnybodyAgreed() {
        surroundings.nobodyCanBeAsked = true;
        start();
        end("failed-before-agreement");

        assertThat(surroundings.ended())
                .isEqualTo(DecommissionEnd.untouched(DecommissionState.FAILED, "there is no such approval"));
        assertThat(story).containsExactly("mark", "grace", "approval", "take back");
    }

    @TestFactory
    Stream<DynamicTest> replaysWhatOnceRan() {
        return HISTORIES.replays(DecommissionWorkflowImpl.class);
    }

    private static ApprovalStanding standing(ApprovalState state) {
        var given = state == APPROVED
                ? List.of(new GivenApproval("p_approver", "approver", Instant.EPOCH, "api"))
                : List.<GivenApproval>of();
        return new ApprovalStanding(state, 3_600_000, given, "p_approver", "api", "we need it");
    }

    private void start() {
        if (surroundings.approval == null) {
            surroundings.approval = standing(OPEN);
        }
        surroundings.behind(temporal);
        temporal.activities("promotion", new Rows()).start();
        WorkflowClient.start(temporal.workflow(DecommissionWorkflow.class, "x-1")::run, "x-1");
    }

    private void untilAsked() {
        temporal.pass(GRACE);
        await().until(() -> story.contains("ask"));
    }

    private DecommissionWorkflow workflow() {
        return temporal.running(DecommissionWorkflow.class, "x-1");
    }

    private void end() {
        WorkflowStub.fromTyped(workflow()).getResult(Void.class);
    }

    private void end(String name) {
        end();
        HISTORIES.keep(temporal.client(), "x-1", RELEASE, name);
    }

    private final class Rows implements DecommissionActivities {
        @Override
        public DecommissionTask task(String process) {
            return new DecommissionTask("a", "the term is over", true, GRACE.toMillis());
        }

        @Override
        public void moved(Step step, DecommissionState state, String text) {
            story.add(step.name());
        }

        @Override
        public long graceLeft(Step step, long graceMillis) {
            return graceMillis;
        }

        @Override
        public void awaitNoPromotions(String process) {
            if (surroundings.promotionsUnderWay.getAndDecrement() > 0) {
                story.add("a promotion");
                throw ApplicationFailure.newFailure("a promotion is under way", "NotYet");
            }
            story.add("no promotions");
        }

        @Override
        public void ensureClosed(String process, DecommissionEnd end) {
            closed = temporal.now();
            surroundings.end = end;
        }
    }
}
