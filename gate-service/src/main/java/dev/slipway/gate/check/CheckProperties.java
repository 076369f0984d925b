package dev.slipway.gate.check;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Check runs on GitHub. Its API is the client {@code github} ({@code slipway.http.clients.github}).
 *
 * @param enabled whether check runs are made at all
 * @param host of source repositories that are on this GitHub
 * @param token that may write checks
 */
@ConfigurationProperties("slipway.gate.check")
record CheckProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("github.com") String host,
        @DefaultValue("") String token) {
    @Override
    public String toString() {
        return "CheckProperties[enabled=" + enabled + ", host=" + host + "]";
    }
}
