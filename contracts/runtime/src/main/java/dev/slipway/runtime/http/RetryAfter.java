package dev.slipway.runtime.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The header {@code Retry-After} (RFC 9110 section 10.2.3): seconds, or an HTTP date. */
public final class RetryAfter {

    private static final Duration MOST = Duration.ofHours(24);

    private RetryAfter() {}

    /**
     * How long the peer asks to be left alone. GitHub asks with 403 or 429: by {@code Retry-After}, or by the end of a limit of which nothing is left.
     *
     * @see <a href="https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit">Exceeding the rate limit</a>
     */
    static Optional<Duration> in(HttpHeaders headers, Clock clock) {
        return parse(headers.getFirst(HttpHeaders.RETRY_AFTER), clock).or(() -> endOfLimit(headers, clock));
    }

    private static Optional<Duration> endOfLimit(HttpHeaders headers, Clock clock) {
        var reset = headers.getFirst("X-RateLimit-Reset");
        return "0".equals(headers.getFirst("X-RateLimit-Remaining")) && reset != null && reset.matches("\\d{1,12}")
                ? Optional.of(bounded(Duration.between(clock.instant(), Instant.ofEpochSecond(Long.parseLong(reset)))))
                : Optional.empty();
    }

    /** Never negative and at most a day; empty when the header is missing or makes no sense. */
    public static Optional<Duration> parse(@Nullable String header, Clock clock) {
        if (header == null || header.isBlank()) {
            return Optional.empty();
        }
        return seconds(header.strip()).or(() -> date(header.strip(), clock)).map(RetryAfter::bounded);
    }

    private static Optional<Duration> seconds(String header) {
        return header.matches("\\d{1,9}") ? Optional.of(Duration.ofSeconds(Long.parseLong(header))) : Optional.empty();
    }

    private static Optional<Duration> date(String header, Clock clock) {
        try {
            var when = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(Duration.between(clock.instant(), when.toInstant()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(MOST) > 0 ? MOST : wait;
    }
}
