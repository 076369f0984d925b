package dev.slipway.catalog.push;

import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code slipway.push}.
 *
 * @param token for GitHub's API; sends none if empty
 * @param source what stands before owner/name in the address of a source repository
 */
@ConfigurationProperties("slipway.push")
record PushProperties(
        @DefaultValue("") String token,
        @DefaultValue("https://github.com/") String source) {
    /** The address of a repository as an app names its source, in lower case: GitHub does not tell cases apart. */
    String addressOf(String repository) {
        return (source + repository).toLowerCase(Locale.ROOT);
    }
}
