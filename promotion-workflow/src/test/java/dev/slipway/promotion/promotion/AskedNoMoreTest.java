package dev.slipway.promotion.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.contracts.activities.Step;
import dev.slipway.contracts.promotion.ApprovalRequested;
import dev.slipway.promotion.ServiceTest;
import dev.slipway.promotion.approval.ApprovalActivities;
import dev.slipway.promotion.approval.ApprovalRequest;
import dev.slipway.promotion.approval.ApprovalState;
import dev.slipway.promotion.promotion.PromotionEnd.Failed;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Nobody is asked to agree to what is not wanted any more, however late its workflow hears of that. */
class AskedNoMoreTest extends ServiceTest {
    @Autowired
    private PromotionActivities promotions;

    @Autowired
    private ApprovalActivities approvals;

    @Autowired
    private TransactionTemplate transaction;

    private final String app = anApp();
    private final String build = digest("build-" + app);
    private final String newer = digest("newer-" + app);
    private UUID promotion = new UUID(0, 0);

    @BeforeEach
    void aPromotionThatIsAboutToAsk() {
        promotion = promotionOf(app, build);
    }

    @Test
    void nobodyIsAskedAboutABuildThatWasSupersededAMomentBefore() {
        promotionOf(app, newer);

        assertThat(ask()).isEqualTo(ApprovalState.WITHDRAWN);
        assertThat(ask()).as("asked again").isEqualTo(ApprovalState.WITHDRAWN);
        outbox.none(ApprovalRequested.class);
    }

    @Test
    void nobodyIsAskedAboutWhatWasGivenUpAMomentBefore() {
        post("/api/v1/promotions/" + promotion + "/cancel", "creator")
                .expectStatus()
                .isAccepted();

        assertThat(ask()).isEqualTo(ApprovalState.WITHDRAWN);
        outbox.none(ApprovalRequested.class);
    }

    @Test
    void nobodyIsAskedByALateAttemptAtAStepWhosePromotionHasEnded() {
        promotions.ensureClosed(promotion.toString(), new Failed("ApprovalEnsureRequested", "it took too long"));

        assertThat(ask()).isEqualTo(ApprovalState.WITHDRAWN);
        outbox.none(ApprovalRequested.class);
    }

    @Test
    void whatIsAskedInTheMomentOfANewerBuildIsTakenBack() {
        var superseded = new CompletableFuture<Boolean>();
        transaction.executeWithoutResult(_ -> {
            assertThat(ask()).isEqualTo(ApprovalState.OPEN);
            Thread.ofVirtual().start(() -> {
                gate.deliver(passed(app, newer, "staging"));
                superseded.complete(true);
            });
            await().until(() -> superseded.isDone() || waitsForALock());
        });

        superseded.join();
        assertThat(approvals.standing(promotion.toString()).state()).isEqualTo(ApprovalState.WITHDRAWN);
    }

    private ApprovalState ask() {
        return approvals
                .ensureRequested(new ApprovalRequest(
                        new Step(promotion.toString(), ApprovalRequest.STEP),
                        app,
                        7,
                        build,
                        "0.1.0",
                        "production",
                        "medium",
                        "internal",
                        true,
                        null,
                        null,
                        null))
                .state();
    }

    private boolean waitsForALock() {
        return !database.query("select 1 from pg_locks where locktype = 'advisory' and not granted")
                .isEmpty();
    }
}
