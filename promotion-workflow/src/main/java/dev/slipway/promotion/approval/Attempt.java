package dev.slipway.promotion.approval;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants to decide.
 *
 * @param voter who; none if the chat identity is not linked to anybody
 * @param approve or else reject
 * @param interaction that makes a repeated delivery one, if it came by chat
 */
record Attempt(
        @Nullable Voter voter,
        boolean approve,
        @Nullable String digest,
        @Nullable String reason,
        String channel,
        @Nullable String chatIdentity,
        @Nullable String interaction) {

    /**
     * What the catalog says of the person at this moment.
     *
     * @param allowed the catalog lets them decide about this app
     * @param why in words for the person
     * @param revision of the app that the catalog was asked about
     */
    record Voter(
            String person,
            boolean allowed,
            String why,
            boolean active,
            boolean owner,
            Set<String> roles,
            long revision) {}

    String choice() {
        return approve ? "approve" : "reject";
    }
}
