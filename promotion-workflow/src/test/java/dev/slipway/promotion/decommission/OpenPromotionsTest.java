package dev.slipway.promotion.decommission;

import static dev.slipway.promotion.process.NotYet.TYPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.slipway.contracts.activities.Step;
import dev.slipway.promotion.ServiceTest;
import dev.slipway.promotion.decommission.DecommissionService.Wanted;
import dev.slipway.promotion.promotion.PromotionActivities;
import dev.slipway.promotion.promotion.PromotionEnd.Cancelled;
import dev.slipway.promotion.promotion.PromotionState;
import dev.slipway.promotion.promotion.Stage;
import dev.slipway.testkit.database.LostCommits;
import io.temporal.failure.ApplicationFailure;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** An app whose promotion is under way when it is taken out. */
@Import(LostCommits.class)
class OpenPromotionsTest extends ServiceTest {
    private static final String WISHES = "select text from process_history where process = ? and step = 'cancel'";

    @Autowired
    private DecommissionService service;

    @Autowired
    private DecommissionActivities decommissions;

    @Autowired
    private PromotionActivities promotions;

    @Autowired
    private LostCommits commits;

    private final String app = anApp();
    private UUID promotion;
    private String decommission;

    @BeforeEach
    void begin() {
        promotion = promotionOf(app, digest("build-" + app));
        decommission = service.begin(new Wanted(app, "the term is over", "low", 7, "p_owner"))
                .toString();
    }

    @Test
    void itIsWantedToEndOnceHoweverOftenItIsLookedFor() {
        for (int times = 0; times < 3; times++) {
            isUnderWay();
        }
        assertThat(database.query(WISHES, promotion)).hasSize(1);

        promotions.ensureClosed(promotion.toString(), new Cancelled("p_owner"));
        assertThatNoException().isThrownBy(() -> decommissions.awaitNoPromotions(decommission));
    }

    @Test
    void whoDiesBeforeThatIsOnRecordWantsItAgain() {
        assertThat(commits.losing(1, () -> decommissions.awaitNoPromotions(decommission)))
                .isTrue();
        assertThat(database.query(WISHES, promotion)).isEmpty();

        isUnderWay();
        assertThat(database.query(WISHES, promotion)).hasSize(1);
    }

    @Test
    void whoWantedItFirstStaysOnRecord() {
        post("/api/v1/promotions/" + promotion + "/cancel", "creator")
                .expectStatus()
                .isAccepted();
        var first = cancelledBy();

        isUnderWay();
        assertThat(cancelledBy()).isEqualTo(first).isNotEqualTo("p_owner");
        assertThat(database.query(WISHES, promotion)).hasSize(1);
    }

    @Test
    void oneThatChangesProductionComesToItsEnd() {
        promotions.enter(
                new Step(promotion.toString(), "deploy"),
                new Stage(PromotionState.DEPLOYING, "production", "the cluster", "It goes to production."));

        isUnderWay();
        assertThat(database.query(WISHES, promotion)).isEmpty();
    }

    private void isUnderWay() {
        assertThatThrownBy(() -> decommissions.awaitNoPromotions(decommission))
                .asInstanceOf(type(ApplicationFailure.class))
                .extracting(ApplicationFailure::getType)
                .isEqualTo(TYPE);
    }

    private @Nullable Object cancelledBy() {
        return database.query("select cancelled_by from promotion where process = ?", promotion)
                .getFirst()
                .get("cancelled_by");
    }
}
