package dev.slipway.promotion.promotion;

import dev.slipway.contracts.activities.Step;
import dev.slipway.contracts.activities.VerdictAnswer;
import dev.slipway.contracts.promotion.GivenApproval;
import io.temporal.activity.ActivityInterface;
import java.util.List;

/** The rows of promotions, as their workflow moves them. */
@ActivityInterface(namePrefix = "Promotion")
public interface PromotionActivities {
    /** What is to be done. */
    PromotionTask task(String process);

    /** Enters a stage, if nobody wants otherwise; or says what is wanted instead. */
    Directive enter(Step step, Stage stage);

    /** What is wanted of the promotion now. */
    Directive directive(String process);

    /** Shows where it is, within a stage that it has entered. */
    void moved(Step step, Stage stage);

    /** Takes over what the gate says of the build. */
    void ensureJudged(Step step, String environment, VerdictAnswer verdict);

    /** Gives how long staging must still run, in milliseconds. The time counts from the first asking. */
    long soakLeft(Step step, long soakMillis);

    /** Announces that the cluster runs the build; gives the URL of the app there. */
    String ensureDeployed(Step step, String environment, String host, boolean tls, String commit);

    /** Announces that everybody who was asked agreed, or nobody had to be asked. */
    void ensureApproved(Step step, List<GivenApproval> given);

    /** Closes the process, withdraws what people are still asked, and announces how it ended, in one transaction. */
    void ensureClosed(String process, PromotionEnd end);
}
