package dev.slipway.promotion.decommission;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How decommissions take their time.
 *
 * @param grace how long people have to think again before anybody is asked to agree
 */
@Validated
@ConfigurationProperties("slipway.decommission")
record DecommissionProperties(@NotNull @DefaultValue("14d") Duration grace) {}
