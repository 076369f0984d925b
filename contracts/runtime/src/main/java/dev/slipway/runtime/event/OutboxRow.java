package dev.slipway.runtime.event;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** One event in the outbox. Rows are never compared. */
@SuppressWarnings("ArrayRecordComponent")
record OutboxRow(
        long position,
        UUID id,
        String type,
        String subject,
        Instant time,
        byte[] payload,
        @Nullable String traceparent,
        @Nullable Stamp stamp) {
    static final RowMapper<OutboxRow> MAPPER = (row, _) -> new OutboxRow(
            row.getLong("position"),
            row.getObject("id", UUID.class),
            row.getString("type"),
            row.getString("subject"),
            row.getObject("time", OffsetDateTime.class).toInstant(),
            row.getBytes("payload"),
            row.getString("traceparent"),
            row.getString("hash") == null
                    ? null
                    : new Stamp(row.getLong("number"), row.getString("previous_hash"), row.getString("hash")));

    /** The place in the service's chain. */
    record Stamp(long number, String previousHash, String hash) {
        static final Stamp BEFORE_THE_FIRST = new Stamp(0, "", EventHash.NO_PREDECESSOR);

        Stamp orLater(Stamp other) {
            return other.number > number ? other : this;
        }
    }

    /** The place in the chain right after {@code head}. */
    Stamp stampAfter(Stamp head) {
        var next = head.number() + 1;
        return new Stamp(next, head.hash(), EventHash.of(head.hash(), next, id, type, subject, time, payload));
    }

    Envelope envelope(String source) {
        if (stamp == null) {
            throw new IllegalStateException("event " + id + " has no number yet");
        }
        return new Envelope(id, type, source, subject, time, stamp.number(), stamp.previousHash(), stamp.hash());
    }
}
