package dev.slipway.promotion.process;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A process that somebody wants.
 *
 * @param digest sha256:… if it is about one build
 * @param parent the process whose workflow drives this one; none if it stands alone
 * @param argument what its workflow must know, as a record that outlives releases
 * @param requestedBy opaque id of a person, or name of a machine or service
 */
public record NewProcess(
        ProcessKind kind,
        String app,
        @Nullable String digest,
        @Nullable UUID parent,
        Object argument,
        String requestedBy) {}
