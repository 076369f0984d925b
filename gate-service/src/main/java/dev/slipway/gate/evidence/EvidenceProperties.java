package dev.slipway.gate.evidence;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Which evidence counts.
 *
 * @param maxSize of a report on the wire
 * @param readAtOnce how many reports are read at the same time
 * @param maxAge by kind; a kind that is not named does not age
 * @param trusted whose evidence counts; nobody else's does
 */
@Validated
@ConfigurationProperties("slipway.gate.evidence")
public record EvidenceProperties(
        @DefaultValue("100MB") DataSize maxSize,
        @Min(1) @DefaultValue("4") int readAtOnce,
        @DefaultValue Map<String, Duration> maxAge,
        @DefaultValue List<@Valid TrustedSender> trusted) {
    /**
     * Senders with a role, and what they are trusted for.
     *
     * @param kinds of evidence; {@code *} for all
     * @param repositories images that it may speak about: those that its own token names, or all
     */
    public record TrustedSender(
            @NotEmpty String role,
            @NotEmpty List<String> kinds,
            @NotNull Repositories repositories) {
        /** Which images. */
        public enum Repositories {
            OWN,
            ALL
        }

        boolean covers(String kind) {
            return kinds.contains("*") || kinds.contains(kind);
        }
    }
}
