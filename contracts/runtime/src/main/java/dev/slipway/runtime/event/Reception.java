package dev.slipway.runtime.event;

import java.util.Set;

/** What a consumer wants, and what it does with that. */
sealed interface Reception permits TypedReception, RawReception {
    enum Interest {
        WANTED,
        NOT_WANTED,
        /** The event is wanted, but in a major version that this release cannot read. */
        UNREADABLE_VERSION
    }

    Interest interestIn(String type);

    /** Called within the transaction. */
    void handle(Envelope envelope, byte[] payload);

    /** The topics that carry what is wanted. */
    Set<String> topics();
}
