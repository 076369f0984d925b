package dev.slipway.runtime.web;

import java.util.Map;
import java.util.UUID;

/** How an attempt to be the one that handles a request ends. */
sealed interface IdempotencyClaim {

    /** Ours to handle; the attempt's id is needed to store the answer. */
    record Won(UUID attempt) implements IdempotencyClaim {}

    record Answered(Answer answer) implements IdempotencyClaim {}

    record UnderWay() implements IdempotencyClaim {}

    record OtherRequest() implements IdempotencyClaim {}

    /** An answer as it is stored. */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way from the response to the table and back
    record Answer(int status, Map<String, String> headers, byte[] body) {}
}
