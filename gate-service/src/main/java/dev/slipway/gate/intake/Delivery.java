package dev.slipway.gate.intake;

import org.jspecify.annotations.Nullable;

/**
 * A webhook that was authenticated.
 *
 * @param sender github or distribution
 * @param id that the sender gave it; not covered by any signature
 * @param event that the sender calls it
 */
@SuppressWarnings("ArrayRecordComponent") // kept as it came
record Delivery(String sender, @Nullable String id, String event, byte[] body) {}
