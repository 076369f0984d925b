package dev.slipway.bench.outbox;

import dev.slipway.contracts.catalog.AppUpdated;

/** Announces in the caller's transaction. */
interface Announcer {
    void announce(AppUpdated event);

    /** How many announcements have not been published yet, those that were given up included. */
    long unpublished();
}
