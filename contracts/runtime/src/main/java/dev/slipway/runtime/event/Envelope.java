package dev.slipway.runtime.event;

import java.time.Instant;
import java.util.UUID;

/**
 * What stands around an event on the wire (CloudEvents 1.0 attributes and extensions).
 *
 * @param id of the event; consumers recognise a repetition by it
 * @param type {@code dev.slipway.<area>.<Event>.v<major>}
 * @param source {@code /slipway/<area>}
 * @param subject what it is about, and the Kafka key
 * @param time when it was appended; orders nothing
 * @param number dense, from 1, over all events of the source
 * @param previousHash {@link #hash} of the event with the preceding number, 64 zeros for the first
 * @param hash SHA-256 of {@code previousHash \n number \n id \n type \n subject \n time \n} (UTF-8) and the payload's bytes, in lower-case hex
 */
public record Envelope(
        UUID id,
        String type,
        String source,
        String subject,
        Instant time,
        long number,
        String previousHash,
        String hash) {}
