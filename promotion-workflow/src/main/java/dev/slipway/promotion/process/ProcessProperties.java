package dev.slipway.promotion.process;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How processes are looked after.
 *
 * @param lookAfterEvery how often the starter makes sure that an open process still has a running workflow; bounds how long a loss in Temporal goes unnoticed
 * @param stuckAfter how long a step may fail, or wait for a worker, before its process is listed as stuck
 * @param waitsAtMost how much longer that takes for a step that only looks for what is not so yet
 */
@Validated
@ConfigurationProperties("slipway.process")
record ProcessProperties(
        @NotNull @DefaultValue("60s") Duration lookAfterEvery,
        @NotNull @DefaultValue("5m") Duration stuckAfter,
        @NotNull @DefaultValue("30m") Duration waitsAtMost) {}
