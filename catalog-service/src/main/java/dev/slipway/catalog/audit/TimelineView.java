package dev.slipway.catalog.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to an app, oldest first. */
record TimelineView(List<Item> items) {
    /**
     * One thing that happened.
     *
     * @param actor a person's address, or the name of a machine or service
     * @param channel slack, teams, mail, console, api, app-yaml or push, where that is known
     * @param what a plain sentence
     * @param digest sha256:… where it is about a build
     * @param service that announced it
     * @param number among all that this service announced
     */
    record Item(
            Instant at,
            String actor,
            @Nullable String channel,
            String what,
            @Nullable String digest,
            String service,
            long number) {}
}
