package dev.slipway.promotion.approval;

import org.jspecify.annotations.Nullable;

/**
 * One try to decide.
 *
 * @param who a name of the test realm
 * @param surface the API, or a click in Slack
 * @param token what comes with it over the API; a click is always carried by the notifier
 * @param digest of the build that it names; none only in a click
 * @param interaction of a click
 */
record Try(
        String who,
        Surface surface,
        Token token,
        String choice,
        @Nullable String digest,
        String interaction) {
    enum Surface {
        API,
        SLACK
    }

    enum Token {
        OWN,
        EXPIRED,
        FORGED,
        OF_A_SERVICE
    }

    /** Whether anybody is there who could decide: without, there is nothing to put on record. */
    boolean authentic() {
        return surface == Surface.SLACK || token == Token.OWN;
    }
}
