package dev.slipway.promotion.approval;

import dev.slipway.contracts.promotion.GivenApproval;
import java.time.Instant;
import java.util.List;
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
    /** The approvals among decisions that count, as others see them. */
    static List<GivenApproval> given(List<Decision> granted) {
        return granted.stream().map(Decision::asGiven).flatMap(Optional::stream).toList();
    }

    private Optional<GivenApproval> asGiven() {
        return person == null || role == null || !choice.equals("approve")
                ? Optional.empty()
                : Optional.of(new GivenApproval(person, role, at, channel));
    }
}
