package dev.slipway.promotion.promotion;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long promotions take their time. A promotion keeps what was set when it began.
 *
 * @param soak how long staging must have run before production is thought of
 * @param runningWithin how long the cluster may take to run a build
 * @param evidenceWithin how long missing evidence is waited for
 */
@Validated
@ConfigurationProperties("slipway.promotion")
record PromotionProperties(
        @NotNull @DefaultValue("10m") Duration soak,
        @NotNull @DefaultValue("10m") Duration runningWithin,
        @NotNull @DefaultValue("15m") Duration evidenceWithin) {

    PromotionTask.Waits waits() {
        return new PromotionTask.Waits(soak.toMillis(), runningWithin.toMillis(), evidenceWithin.toMillis());
    }
}
