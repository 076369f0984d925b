package dev.slipway.gate.source;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * GitHub, where the sources are. Its API is the client {@code github} ({@code slipway.http.clients.github}).
 *
 * @param host of source repositories that are on this GitHub
 * @param token that may read contents and write checks
 */
@ConfigurationProperties("slipway.gate.source")
public record SourceProperties(
        @DefaultValue("github.com") String host,
        @DefaultValue("") String token) {
    @Override
    public String toString() {
        return "SourceProperties[host=" + host + "]";
    }
}
