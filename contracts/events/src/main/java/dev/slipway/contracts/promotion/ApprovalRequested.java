package dev.slipway.contracts.promotion;

import dev.slipway.contracts.AppEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * People are asked to decide.
 *
 * @param app the app's name
 * @param revision the app's revision
 * @param approval id
 * @param about promotion or decommission
 * @param process id of the promotion or decommission
 * @param digest sha256:… if a build is decided on
 * @param because why approval is asked for, in plain words
 * @param url where the build runs for a look
 */
public record ApprovalRequested(
        String app,
        long revision,
        UUID approval,
        String about,
        UUID process,
        @Nullable String digest,
        @Nullable String version,
        @Nullable String environment,
        String risk,
        List<RequiredApproval> required,
        List<String> because,
        @Nullable String url,
        Instant expires)
        implements PromotionEvent, AppEvent {}
