package dev.slipway.promotion.approval;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A decision as it comes in.
 *
 * @param decision approve or reject
 * @param digest sha256:… that is decided on; asked for where a build is
 */
record DecisionForm(
        @NotNull @Pattern(regexp = "approve|reject", message = "must be approve or reject")
        String decision,

        @Nullable @Pattern(regexp = "sha256:[0-9a-f]{64}", message = "must be sha256: and 64 hex digits")
        String digest,

        @Nullable @Size(max = 2000) String reason) {
    boolean approves() {
        return decision.equals("approve");
    }
}
