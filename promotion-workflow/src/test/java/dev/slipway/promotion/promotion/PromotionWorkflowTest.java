package dev.slipway.promotion.promotion;

import static dev.slipway.promotion.approval.ApprovalState.APPROVED;
import static dev.slipway.promotion.approval.ApprovalState.EXPIRED;
import static dev.slipway.promotion.approval.ApprovalState.NOT_NEEDED;
import static dev.slipway.promotion.approval.ApprovalState.REJECTED;
import static dev.slipway.promotion.approval.ApprovalState.WITHDRAWN;
import static dev.slipway.promotion.gitops.Environment.PRODUCTION;
import static dev.slipway.promotion.gitops.Environment.STAGING;
import static dev.slipway.promotion.promotion.World.BUILD;
import static dev.slipway.promotion.promotion.World.GOOD;
import static dev.slipway.promotion.promotion.World.standing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.promotion.domain.DomainWorkflowImpl;
import dev.slipway.promotion.promotion.Directive.Wish;
import dev.slipway.promotion.promotion.PromotionEnd.Cancelled;
import dev.slipway.promotion.promotion.PromotionEnd.Completed;
import dev.slipway.promotion.promotion.PromotionEnd.Expired;
import dev.slipway.promotion.promotion.PromotionEnd.Failed;
import dev.slipway.promotion.promotion.PromotionEnd.Rejected;
import dev.slipway.promotion.promotion.PromotionEnd.RolledBack;
import dev.slipway.promotion.promotion.PromotionEnd.Superseded;
import dev.slipway.testkit.temporal.NamedTemporal;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PromotionWorkflowTest extends PromotionRun {
    /** One a second, and two minutes in all; where no time can be skipped, one a second as well, and some two seconds. */
    private static final int LOOKS_IN_TWICE_THE_TIME = NamedTemporal.target().isPresent() ? 5 : 240;

    @Test
    void goesToProductionWhenEverybodyAgrees() {
        world.git.put(PRODUCTION, GOOD);
        start();
        untilAsked();

        world.approval = standing(APPROVED);
        workflow().decided("decision-1");
        end("completed");

        assertThat(world.ended()).isEqualTo(new Completed("https://where2eat.dining.apps.slipway.test", "c0ffee"));
        assertThat(world.story)
                .containsExactly(
                        "staging: passed",
                        "enter staging",
                        "name in staging",
                        "commit to staging",
                        "runs in staging",
                        "staging-check",
                        "check staging",
                        "enter soaking",
                        "production: passed",
                        "ask",
                        "enter awaiting-approval",
                        "approved by 1",
                        "production: passed",
                        "enter deploying",
                        "name in production",
                        "commit to production",
                        "runs in production",
                        "production-check",
                        "check production",
                        "active");
    }

    @Test
    void asksNobodyWhereTheRulesAskNobody() {
        world.approval = standing(NOT_NEEDED);
        start();
        end();

        assertThat(world.ended()).isInstanceOf(Completed.class);
        assertThat(world.git).containsEntry(PRODUCTION, BUILD);
    }

    @Test
    void asksWhatTheSizeCostsThatIsDeployed() {
        world.approval = standing(NOT_NEEDED);
        start();
        end();

        assertThat(world.estimated).isEqualTo(World.SIZE);
    }

    @Test
    void tellsTheApproversThatNothingRunsInProductionYetAndWhoWroteTheBuild() {
        world.approval = standing(NOT_NEEDED);
        start();
        end();

        assertThat(world.asked).isNotNull().satisfies(asked -> {
            assertThat(asked.firstRelease()).isTrue();
            assertThat(asked.authors()).isEqualTo(World.AUTHORS);
            assertThat(asked.url()).isEqualTo("http://where2eat.dining.staging.slipway.test");
        });
    }

    @Test
    void endsWhenSomebodySaysNo() {
        start();
        untilAsked();
        world.approval = standing(REJECTED);
        workflow().decided("decision-1");
        end("rejected");

        assertThat(world.ended()).isEqualTo(new Rejected("p_approver", "slack", "not now"));
        assertThat(world.git).doesNotContainKey(PRODUCTION);
    }

    @Test
    void endsWhenNobodyDecidesInTime() {
        start();
        untilAsked();
        world.approval = standing(EXPIRED);
        end("expired");

        assertThat(world.ended()).isInstanceOf(Expired.class);
    }

    @Test
    void goesOnWaitingWhenOneOfTwoHasAgreed() {
        start();
        untilAsked();
        workflow().decided("decision-1");
        assertThat(world.story).doesNotContain("enter deploying");
        world.approval = standing(APPROVED);
        workflow().decided("decision-2");
        end();

        assertThat(world.ended()).isInstanceOf(Completed.class);
    }

    @Test
    void givesItsPlaceToANewerBuildWhileItWaits() {
        start();
        untilAsked();
        world.approval = standing(WITHDRAWN);
        world.directives.add(new Directive(Wish.SUPERSEDE, GOOD));
        workflow().wake();
        end("superseded");

        assertThat(world.ended()).isEqualTo(new Superseded(GOOD));
    }

    @Test
    void givesItsPlaceToANewerBuildBeforeAnybodyIsAsked() {
        world.approval = standing(WITHDRAWN);
        world.beforeAsking = () -> world.directives.add(new Directive(Wish.SUPERSEDE, GOOD));
        start();
        end();

        assertThat(world.ended()).isEqualTo(new Superseded(GOOD));
        assertThat(world.story).doesNotContain("enter awaiting-approval", "approved by 0");
    }

    @Test
    void endsBeforeItBeginsWhenItWasCancelled() {
        world.directives.add(new Directive(Wish.CANCEL, "p_owner"));
        start();
        end("cancelled");

        assertThat(world.ended()).isEqualTo(new Cancelled("p_owner"));
        assertThat(world.git).isEmpty();
    }

    @Test
    void standsStillWhileItIsPaused() {
        world.approval = standing(NOT_NEEDED);
        world.directives.add(new Directive(Wish.PAUSE, null));
        start();
        await().until(() -> world.story.contains("PAUSE"));
        assertThat(world.git).isEmpty();
        workflow().wake();
        end();

        assertThat(world.ended()).isInstanceOf(Completed.class);
    }

    @Test
    void takesBackAReleaseThatFailsItsCheck() {
        world.git.put(STAGING, GOOD);
        world.failing.put("staging", "expected 200, got 503");
        start();
        end("rolled-back");

        assertThat(world.ended())
                .isEqualTo(new RolledBack(
                        "staging",
                        GOOD,
                        "where2eat 0.2.0 in staging: A check failed: /healthz: expected 200, got 503",
                        "c0ffee-back"));
        assertThat(world.git).containsEntry(STAGING, GOOD).doesNotContainKey(PRODUCTION);
    }

    @Test
    void removesAReleaseThatFailsWhereNothingRanBefore() {
        world.failing.put("staging", "expected 200, got 503");
        start();
        end();

        assertThat(world.story).containsSequence("staging-undo", "back in staging", "gone");
        assertThat(world.git).isEmpty();
    }

    @Test
    void takesBackAReleaseThatTheClusterDoesNotRunInTime() {
        world.git.put(STAGING, GOOD);
        world.clusterIsStuck = true;
        world.failing.put("staging", "expected 200, got 503");
        start();
        end();

        assertThat(world.ended()).isInstanceOfSatisfying(RolledBack.class, back -> assertThat(back.reason())
                .contains("The cluster does not run it", "/healthz: expected 200, got 503"));
    }

    @Test
    void leavesAReleaseThatRunsThoughNobodyCouldLookForSoLong() {
        world.approval = standing(NOT_NEEDED);
        world.looksInVain.set(LOOKS_IN_TWICE_THE_TIME);
        start();
        end("looked-late");

        assertThat(world.ended()).isInstanceOf(Completed.class);
        assertThat(world.story).doesNotContain("staging-undo");
    }

    @Test
    void takesBackAReleaseByTheWordOfTheClusterAlone() {
        world.clusterIsStuck = true;
        world.looksInVain.set(LOOKS_IN_TWICE_THE_TIME);
        start();
        end("not-run-looked-late");

        assertThat(world.ended()).isInstanceOfSatisfying(RolledBack.class, back -> assertThat(back.reason())
                .contains("The cluster does not run it: 0 of 1 replicas are available")
                .doesNotContain("SQL"));
    }

    @Test
    void leavesWhatStoodThereBeforeThoughACheckFails() {
        world.git.put(STAGING, BUILD);
        world.failing.put("staging", "expected 200, got 503");
        start();
        end("failed-where-it-stood");

        assertThat(world.ended()).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.reason())
                .contains("expected 200, got 503", "nothing to take back"));
        assertThat(world.git).containsEntry(STAGING, BUILD);
    }

    @Test
    void takesBackAReleaseThatFailsInProduction() {
        world.approval = standing(NOT_NEEDED);
        world.git.put(PRODUCTION, GOOD);
        world.failing.put("production", "expected 200, got no answer");
        start();
        end("rolled-back-in-production");

        assertThat(world.ended()).isInstanceOfSatisfying(RolledBack.class, back -> assertThat(back.environment())
                .isEqualTo("production"));
        assertThat(world.git).containsEntry(STAGING, BUILD).containsEntry(PRODUCTION, GOOD);
        assertThat(world.story).doesNotContain("active");
    }

    @Test
    void failsWhenTheGateSaysNo() {
        world.verdicts.add("failed");
        start();
        end("gate-failed");

        assertThat(world.ended()).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.step())
                .isEqualTo("gate-staging"));
        assertThat(world.git).isEmpty();
    }

    @Test
    void waitsForEvidenceThatIsOnItsWay() {
        world.approval = standing(NOT_NEEDED);
        Stream.of("passed", "undetermined", "undetermined", "passed").forEach(world.verdicts::add);
        start();
        end("evidence-late");

        assertThat(world.ended()).isInstanceOf(Completed.class);
        assertThat(world.story)
                .containsSequence("production: undetermined", "production: undetermined", "production: passed");
    }

    @Test
    void doesNotWaitForEvidenceForEver() {
        Stream.generate(() -> "undetermined").limit(20).forEach(world.verdicts::add);
        start();
        end();

        assertThat(world.ended()).isInstanceOf(Failed.class);
    }

    @Test
    void failsWhenItGetsNoName() {
        world.refusal = "admin is a reserved word";
        start();
        end("no-name");

        assertThat(world.ended()).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.reason())
                .contains("admin is a reserved word"));
    }

    @Test
    void writesNothingOverWhatSomebodyElseWroteMeanwhile() {
        world.whenOthersWrite = () -> world.git.put(STAGING, GOOD);
        start();
        end();

        assertThat(world.ended()).isEqualTo(new Superseded(GOOD));
        assertThat(world.git).containsEntry(STAGING, GOOD);
    }

    @Test
    void doesNothingWhenItsRowIsClosed() {
        world.open = false;
        start();
        end();

        assertThat(world.story).isEmpty();
    }

    @Test
    void doesNothingTwiceWhenAnAnswerIsLost() {
        world.approval = standing(NOT_NEEDED);
        world.afterCommit = () -> {
            world.afterCommit = () -> {};
            throw new IllegalStateException("the answer is lost");
        };
        start();
        end();

        assertThat(world.ended()).isInstanceOf(Completed.class);
        assertThat(world.story).containsOnlyOnce("commit to staging", "commit to production", "runs in production");
    }

    @TestFactory
    Stream<DynamicTest> replaysWhatOnceRan() {
        return HISTORIES.replays(PromotionWorkflowImpl.class, DomainWorkflowImpl.class);
    }
}
