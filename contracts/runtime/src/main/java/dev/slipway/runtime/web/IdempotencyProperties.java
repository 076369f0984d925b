package dev.slipway.runtime.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long repeated requests are recognised.
 *
 * @param retention how long an answer is kept, from the first request on
 * @param lease after how long an attempt without an answer counts as dead, and may be taken over
 */
@ConfigurationProperties("slipway.idempotency")
record IdempotencyProperties(
        @DefaultValue("24h") Duration retention,
        @DefaultValue("2m") Duration lease) {}
