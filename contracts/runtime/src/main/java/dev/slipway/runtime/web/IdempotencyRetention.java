package dev.slipway.runtime.web;

import dev.slipway.runtime.job.RecurringJob;
import java.time.Duration;

/** Forgets answers whose time is over. */
final class IdempotencyRetention implements RecurringJob {

    private final IdempotencyRepository keys;

    IdempotencyRetention(IdempotencyRepository keys) {
        this.keys = keys;
    }

    @Override
    public String name() {
        return "idempotency-key-retention";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        keys.deleteExpired();
    }
}
