package dev.slipway.gate.check;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Check runs on GitHub.
 *
 * @param enabled whether check runs are made at all
 */
@ConfigurationProperties("slipway.gate.check")
record CheckProperties(@DefaultValue("true") boolean enabled) {}
