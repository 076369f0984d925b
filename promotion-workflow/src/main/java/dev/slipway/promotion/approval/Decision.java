package dev.slipway.promotion.approval;

import dev.slipway.contracts.promotion.GivenApproval;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An attempt to decide, as its row says.
 *
 * @param person opaque id; none if the chat identity is not linked
 * @param choice approve or reject
 * @param granted whether it counts
 * @param role in which it counts
 * @param why the reason given, or why it does not count
 */
record Decision(
        UUID id,
        UUID approval,
        @Nullable String person,
        @Nullable String chatIdentity,
        String channel,
        String choice,
        @Nullable String digest,
        boolean granted,
        String outcome,
        @Nullable String role,
        @Nullable String why,
        long revision,
        @Nullable String interaction,
        Instant at) {
    /** What an approval that counts is to others; nothing if it is a rejection, or does not count. */
    Optional<GivenApproval> given() {
        return person == null || role == null || !choice.equals("approve")
                ? Optional.empty()
                : Optional.of(new GivenApproval(person, role, at, channel));
    }
}
