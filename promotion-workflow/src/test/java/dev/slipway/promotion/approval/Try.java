package dev.slipway.promotion.approval;

import java.util.Locale;
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
        SLACK;

        /** As it stands in the table. */
        String channel() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    enum Token {
        OWN(200, ""),
        EXPIRED(401, "expired"),
        FORGED(401, "Invalid signature"),
        OF_A_SERVICE(403, "Only people may do this");

        private final int status;
        private final String fault;

        Token(int status, String fault) {
            this.status = status;
            this.fault = fault;
        }

        /** Of the answer that it has to get, whoever shows it. */
        int status() {
            return status;
        }

        /** What the log has to say of it. */
        String fault() {
            return fault;
        }
    }

    /** Whether anybody is there who could decide. Without, there is no decision to put on record, and the refusal stands in the log. */
    boolean authentic() {
        return surface == Surface.SLACK || token == Token.OWN;
    }
}
