package dev.slipway.runtime.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Envelope and headers (CloudEvents 1.0, Kafka protocol binding §3.2, binary mode). Extensions: {@code number}, {@code previoushash}, {@code hash}, and the
 * distributed tracing extension's {@code traceparent} under its plain name.
 */
public final class CloudEvents {
    static final String TRACEPARENT = "traceparent";

    private CloudEvents() {}

    /** The headers of an event, by their names on the wire. */
    public static Map<String, String> headers(Envelope envelope, @Nullable String traceparent) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", envelope.id().toString());
        headers.put("ce_source", envelope.source());
        headers.put("ce_type", envelope.type());
        headers.put("ce_subject", envelope.subject());
        headers.put("ce_time", envelope.time().toString());
        headers.put("ce_dataschema", "urn:slipway:schema:" + envelope.type());
        headers.put("ce_number", Long.toString(envelope.number()));
        headers.put("ce_previoushash", envelope.previousHash());
        headers.put("ce_hash", envelope.hash());
        headers.put("content-type", "application/json");
        if (traceparent != null) {
            headers.put(TRACEPARENT, traceparent);
        }
        return headers;
    }

    /**
     * Reads the headers that {@link #headers} wrote.
     *
     * @throws IllegalArgumentException if an attribute is missing or malformed
     */
    public static Envelope envelope(Map<String, String> headers) {
        return new Envelope(
                UUID.fromString(required(headers, "ce_id")),
                required(headers, "ce_type"),
                required(headers, "ce_source"),
                required(headers, "ce_subject"),
                time(required(headers, "ce_time")),
                Long.parseLong(required(headers, "ce_number")),
                required(headers, "ce_previoushash"),
                required(headers, "ce_hash"));
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("ce_time is no time: " + text, e);
        }
    }

    private static String required(Map<String, String> headers, String name) {
        var value = headers.get(name);
        if (value == null) {
            throw new IllegalArgumentException("not a CloudEvent of Slipway: header " + name + " is missing");
        }
        return value;
    }
}
