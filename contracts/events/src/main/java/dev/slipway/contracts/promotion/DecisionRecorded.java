package dev.slipway.contracts.promotion;

import dev.slipway.contracts.AppEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody decided, or tried to. Refused attempts are on record too.
 *
 * @param app the app's name
 * @param revision the app's revision
 * @param decision id
 * @param approval id
 * @param about promotion or decommission
 * @param process id of the promotion or decommission
 * @param by opaque id; none if the chat identity is not linked
 * @param chatIdentity provider/workspace/user if it came by chat
 * @param channel slack, teams, mail, console or api
 * @param choice approve or reject
 * @param granted whether it counts
 * @param why why it does not count, in words; or the reason given
 */
public record DecisionRecorded(
        String app,
        long revision,
        UUID decision,
        UUID approval,
        String about,
        UUID process,
        @Nullable String digest,
        @Nullable String by,
        @Nullable String chatIdentity,
        String channel,
        String choice,
        boolean granted,
        @Nullable String why)
        implements PromotionEvent, AppEvent {}
