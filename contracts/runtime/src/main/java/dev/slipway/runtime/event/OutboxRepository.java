package dev.slipway.runtime.event;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code outbox} of the connection's current schema. */
final class OutboxRepository {
    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    OutboxRepository(DataSource dataSource) {
        this.template = new JdbcTemplate(dataSource);
        this.jdbc = JdbcClient.create(template);
    }

    /**
     * The lock on the subject comes before the draw of the position, and PostgreSQL gives it up only after the row is visible: so, within a subject, whoever
     * sees a position sees all before it.
     */
    void append(UUID id, String type, String subject, Instant time, byte[] payload, @Nullable String traceparent) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('outbox/' || current_schema() || '/' || :subject, 0))")
                .param("subject", subject)
                .query((_, _) -> true)
                .single();
        jdbc.sql("""
                        insert into outbox (id, type, subject, time, payload, traceparent)
                        values (:id, :type, :subject, :time, :payload, :traceparent)""")
                .param("id", id)
                .param("type", type)
                .param("subject", subject)
                .param("time", time.atOffset(ZoneOffset.UTC))
                .param("payload", payload)
                .param("traceparent", traceparent)
                .update();
    }

    OutboxRow.Stamp head() {
        return jdbc.sql(
                        "select number, previous_hash, hash from outbox where number is not null order by number desc limit 1")
                .query((row, _) -> new OutboxRow.Stamp(
                        row.getLong("number"), row.getString("previous_hash"), row.getString("hash")))
                .optional()
                .orElse(OutboxRow.Stamp.BEFORE_THE_FIRST);
    }

    List<OutboxRow> unstamped(int limit) {
        return jdbc.sql("select * from outbox where number is null order by position limit :limit")
                .param("limit", limit)
                .query(OutboxRow.MAPPER)
                .list();
    }

    List<OutboxRow> unpublished(int limit) {
        return jdbc.sql(
                        "select * from outbox where number is not null and published_at is null order by number limit :limit")
                .param("limit", limit)
                .query(OutboxRow.MAPPER)
                .list();
    }

    void stamp(List<Long> positions, List<OutboxRow.Stamp> stamps) {
        template.batchUpdate(
                "update outbox set number = ?, previous_hash = ?, hash = ? where position = ?",
                IntStream.range(0, positions.size()).boxed().toList(),
                positions.size(),
                (statement, at) -> {
                    var stamp = stamps.get(at);
                    statement.setLong(1, stamp.number());
                    statement.setString(2, stamp.previousHash());
                    statement.setString(3, stamp.hash());
                    statement.setLong(4, positions.get(at));
                });
    }

    /** Gives events that are here without a number the place that they have on the broker; tells how many. */
    int adopt(List<BrokerTail.Published> published, Instant at) {
        return published.stream()
                .mapToInt(event -> jdbc.sql("""
                                update outbox set number = :number, previous_hash = :previous, hash = :hash, published_at = :at
                                where id = :id and number is null""")
                        .param("number", event.stamp().number())
                        .param("previous", event.stamp().previousHash())
                        .param("hash", event.stamp().hash())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("id", event.id())
                        .update())
                .sum();
    }

    void published(long firstNumber, long lastNumber, Instant at) {
        jdbc.sql("update outbox set published_at = :at where number between :first and :last and published_at is null")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("first", firstNumber)
                .param("last", lastNumber)
                .update();
    }

    long unpublishedCount() {
        return jdbc.sql("select count(*) from outbox where published_at is null")
                .query(Long.class)
                .single();
    }

    Optional<Instant> oldestUnpublished() {
        return jdbc.sql("select min(time) from outbox where published_at is null")
                .query((row, _) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .single();
    }

    /** Removes what was published before; the newest event stays. */
    long forget(Instant publishedBefore) {
        return jdbc.sql("select outbox_forget(:before)")
                .param("before", publishedBefore.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }
}
