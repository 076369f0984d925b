package dev.slipway.promotion.approval;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An approval as its row says.
 *
 * @param about promotion or decommission
 * @param requester opaque id of a person, or name of a machine or service
 * @param authors opaque ids of people who wrote the build, as far as they are known
 * @param revision of the app when it was asked for
 * @param expiresAt once it is open
 */
record Approval(
        UUID id,
        UUID process,
        String about,
        String app,
        @Nullable String digest,
        @Nullable String version,
        String risk,
        List<Requirement> required,
        String requester,
        List<String> authors,
        long revision,
        ApprovalState state,
        @Nullable Instant expiresAt) {}
