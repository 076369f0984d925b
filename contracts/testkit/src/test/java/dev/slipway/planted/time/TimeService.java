package dev.slipway.planted.time;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.function.Supplier;

class TimeService {
    Instant instant() {
        return Instant.now();
    }

    Supplier<Instant> reference() {
        return Instant::now;
    }

    LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    long millis() {
        return System.currentTimeMillis();
    }

    Clock ownClock() {
        return Clock.systemUTC();
    }

    @SuppressWarnings("JavaUtilDate")
    Date date() {
        return new Date();
    }

    LocalDate todayOf(Clock clock) {
        return LocalDate.now(clock);
    }
}
