package dev.slipway.dns.record.rfc2136;

/** What a name server does with whatever it is sent. */
enum Fault {
    /** Takes it, and is silent. */
    HANGS,
    /** Closes the connection before an answer; over UDP there is none. */
    CLOSES,
    /** Promises an answer and closes in the middle of it; over UDP half of one comes. */
    BREAKS_OFF,
    /** Answers with what is no message (RFC 1035 §4.1). */
    TALKS_NONSENSE,
    /** Answers with a message of another transaction. */
    ANSWERS_ANOTHER,
    /** Fails, and says so: SERVFAIL. */
    FAILS,
    /** Does not want to: REFUSED. */
    REFUSES,
    /** Says yes without a signature (RFC 8945 §5.3), as anybody on the way could. */
    FORGES,
    /** Does as it should. */
    NONE;

    /** Whether nothing is sent. */
    boolean silent() {
        return this == HANGS || this == CLOSES;
    }

    /** Whether the connection ends with what was sent, or with nothing. */
    boolean hangsUp() {
        return this == CLOSES || this == BREAKS_OFF;
    }

    /** How much of an answer is sent. */
    int sent(byte[] answer) {
        return this == BREAKS_OFF ? answer.length / 2 : answer.length;
    }
}
