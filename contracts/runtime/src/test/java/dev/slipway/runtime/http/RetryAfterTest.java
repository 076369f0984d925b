package dev.slipway.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-06T08:49:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "120, PT2M",
        "0, PT0S",
        "999999999, PT24H",
        "'Fri, 06 Nov 2026 08:49:37 GMT', PT37S",
        "'Fri, 06 Nov 2026 08:48:37 GMT', PT0S"
    })
    void readsSecondsAndDates(String header, Duration wait) {
        assertThat(RetryAfter.parse(header, CLOCK)).contains(wait);
    }

    @ParameterizedTest
    @CsvSource({"soon", "-1", "''", "1.5", "99999999999999"})
    void takesNonsenseForNothing(String header) {
        assertThat(RetryAfter.parse(header, CLOCK)).isEmpty();
    }

    @Test
    void copesWithNone() {
        assertThat(RetryAfter.parse(null, CLOCK)).isEmpty();
    }
}
