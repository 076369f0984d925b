package dev.slipway.gate.verdict;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When builds are judged.
 *
 * @param undeterminedGrace how long something may be missing before that is announced
 * @param newestJudgedAgain how many of an app's newest builds are judged again when the app changes; what is live always is
 * @param sweepEvery how often everything that is live is judged again, because evidence grows old and policies change
 */
@Validated
@ConfigurationProperties("slipway.gate.verdict")
record VerdictProperties(
        @DefaultValue("15m") Duration undeterminedGrace,
        @Min(1) @DefaultValue("3") int newestJudgedAgain,
        @DefaultValue("1h") Duration sweepEvery) {}
