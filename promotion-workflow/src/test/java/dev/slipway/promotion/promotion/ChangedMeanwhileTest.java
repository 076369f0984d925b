package dev.slipway.promotion.promotion;

import static dev.slipway.promotion.approval.ApprovalState.APPROVED;
import static dev.slipway.promotion.approval.ApprovalState.NOT_NEEDED;
import static dev.slipway.promotion.gitops.Environment.PRODUCTION;
import static dev.slipway.promotion.promotion.World.standing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.promotion.promotion.Directive.Wish;
import dev.slipway.promotion.promotion.PromotionEnd.Cancelled;
import dev.slipway.promotion.promotion.PromotionEnd.Completed;
import dev.slipway.promotion.promotion.PromotionEnd.Failed;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The world does not stand still while a promotion soaks and people think. */
class ChangedMeanwhileTest extends PromotionRun {
    @Test
    void deploysNothingThatTurnedBadWhilePeopleThought() {
        start();
        untilAsked();
        world.verdicts.add("failed");
        world.approval = standing(APPROVED);
        workflow().decided("decision-1");
        end("turned-bad-at-last");

        assertThat(world.ended()).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.step())
                .isEqualTo("gate-production"));
        assertThat(world.git).doesNotContainKey(PRODUCTION);
    }

    @Test
    void asksNobodyAnyMoreWhenItTurnsBadMeanwhile() {
        start();
        untilAsked();
        world.verdicts.add("failed");
        workflow().wake();
        end("turned-bad-while-asked");

        assertThat(world.ended()).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.step())
                .isEqualTo("gate-production"));
        assertThat(world.git).doesNotContainKey(PRODUCTION);
    }

    @Test
    void asksWhoeverMustAgreeByWhatTheAppIsAfterTheSoak() {
        start();
        await().until(() -> world.story.contains("enter soaking"));
        world.app = World.app("regulated");
        untilAsked();

        assertThat(world.asked).isNotNull().satisfies(asked -> assertThat(asked.dataClass())
                .isEqualTo("regulated"));
    }

    @Test
    void deploysNothingThatOthersWouldHaveToAgreeToNow() {
        start();
        untilAsked();
        world.app = World.app("regulated");
        world.approval = standing(APPROVED);
        workflow().decided("decision-1");
        end("changed-since-agreed");

        assertThat(world.ended()).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.reason())
                .contains("others would have to agree now"));
        assertThat(world.git).doesNotContainKey(PRODUCTION);
    }

    @Test
    void deploysNothingThatIsAboveItsCapByNow() {
        start();
        untilAsked();
        world.cap = "10.00";
        world.approval = standing(APPROVED);
        workflow().decided("decision-1");
        end("above-its-cap-by-now");

        assertThat(world.ended()).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.reason())
                .contains("others would have to agree now"));
        assertThat(world.git).doesNotContainKey(PRODUCTION);
    }

    @Test
    void bringsNoAppBackThatIsGone() {
        world.app = World.app("archived", "internal");
        start();
        end("archived");

        assertThat(world.ended()).isEqualTo(new Failed("app", "where2eat is archived."));
        assertThat(world.git).isEmpty();
    }

    @Test
    void hearsDuringTheSoakThatItIsNotWantedAnyMore() {
        start();
        await().until(() -> world.story.contains("enter soaking"));
        var before = temporal.now();
        world.directives.add(new Directive(Wish.CANCEL, "p_owner"));
        workflow().wake();
        end("cancelled-in-soak");

        assertThat(world.ended()).isEqualTo(new Cancelled("p_owner"));
        assertThat(Duration.between(before, world.closed)).isLessThan(Duration.ofMinutes(5));
    }

    @Test
    void soaksToTheEndWhateverItHears() {
        world.approval = standing(NOT_NEEDED);
        start();
        await().until(() -> world.story.contains("enter soaking"));
        var before = temporal.now();
        workflow().wake();
        end("woken-in-soak");

        assertThat(world.ended()).isInstanceOf(Completed.class);
        assertThat(Duration.between(before, world.closed)).isGreaterThanOrEqualTo(Duration.ofMinutes(9));
    }
}
