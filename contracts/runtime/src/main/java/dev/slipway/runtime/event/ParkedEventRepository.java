package dev.slipway.runtime.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code parked_event} of the connection's current schema, as one consumer sees it. */
final class ParkedEventRepository {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final String consumer;

    ParkedEventRepository(DataSource dataSource, String consumer) {
        this.jdbc = JdbcClient.create(dataSource);
        this.consumer = consumer;
    }

    /** A subject with something parked. */
    record Parked(String topic, String subject) {}

    /** The event that its subject waits for. */
    record Head(long position, int attempts, IncomingEvent event) {}

    Optional<Head> head(String topic, String subject) {
        return jdbc.sql("""
                        select * from parked_event where consumer = :consumer and topic = :topic and subject = :subject
                        order by position limit 1""")
                .param("consumer", consumer)
                .param("topic", topic)
                .param("subject", subject)
                .query((row, _) -> new Head(row.getLong("position"), row.getInt("attempts"), incoming(row)))
                .optional();
    }

    void add(IncomingEvent event, String reason, int attempts, Instant at, Instant nextAttempt) {
        jdbc.sql("""
                        insert into parked_event (consumer, event_id, type, topic, subject, headers, payload, reason, attempts, parked_at, next_attempt)
                        values (:consumer, :event, :type, :topic, :subject, :headers::jsonb, :payload, :reason, :attempts, :at, :next)
                        on conflict (consumer, event_id) do nothing""")
                .param("consumer", consumer)
                .param("event", event.id())
                .param("type", event.type())
                .param("topic", event.topic())
                .param("subject", event.subject())
                .param("headers", JSON.writeValueAsString(event.headers()))
                .param("payload", event.payload())
                .param("reason", reason)
                .param("attempts", attempts)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("next", nextAttempt.atOffset(ZoneOffset.UTC))
                .update();
    }

    void failedAgain(long position, String reason, Instant nextAttempt) {
        jdbc.sql("""
                        update parked_event set reason = :reason, attempts = attempts + 1, next_attempt = :next
                        where position = :position""")
                .param("reason", reason)
                .param("next", nextAttempt.atOffset(ZoneOffset.UTC))
                .param("position", position)
                .update();
    }

    void remove(long position) {
        jdbc.sql("delete from parked_event where position = :position")
                .param("position", position)
                .update();
    }

    List<Parked> due(Instant now) {
        return jdbc.sql("""
                        select topic, subject from (
                            select distinct on (topic, subject) topic, subject, next_attempt from parked_event
                            where consumer = :consumer order by topic, subject, position) head
                        where next_attempt <= :now""")
                .param("consumer", consumer)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Parked(row.getString("topic"), row.getString("subject")))
                .list();
    }

    List<ParkedEvent> list(int limit) {
        return jdbc.sql("select * from parked_event where consumer = :consumer order by position limit :limit")
                .param("consumer", consumer)
                .param("limit", limit)
                .query((row, _) -> {
                    var event = incoming(row);
                    return new ParkedEvent(
                            event.id(),
                            event.type(),
                            event.topic(),
                            event.subject(),
                            event.headers(),
                            new String(event.payload(), UTF_8),
                            row.getString("reason"),
                            row.getInt("attempts"),
                            row.getObject("parked_at", OffsetDateTime.class).toInstant(),
                            row.getObject("next_attempt", OffsetDateTime.class).toInstant());
                })
                .list();
    }

    List<ParkedSubject> subjects(long after, int limit) {
        return jdbc.sql("""
                        select head.*, later.waiting from parked_event head,
                            lateral (select count(*) as waiting from parked_event it where it.consumer = head.consumer
                                and it.topic = head.topic and it.subject = head.subject and it.position > head.position) later
                        where head.consumer = :consumer and head.position > :after and not exists (
                            select from parked_event it where it.consumer = head.consumer
                                and it.topic = head.topic and it.subject = head.subject and it.position < head.position)
                        order by head.position limit :limit""")
                .param("consumer", consumer)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> new ParkedSubject(
                        row.getLong("position"),
                        row.getString("topic"),
                        row.getString("subject"),
                        row.getObject("event_id", UUID.class),
                        row.getString("type"),
                        row.getString("reason"),
                        row.getInt("attempts"),
                        row.getObject("parked_at", OffsetDateTime.class).toInstant(),
                        row.getLong("waiting"),
                        row.getObject("next_attempt", OffsetDateTime.class).toInstant()))
                .list();
    }

    long count() {
        return jdbc.sql("select count(*) from parked_event where consumer = :consumer")
                .param("consumer", consumer)
                .query(Long.class)
                .single();
    }

    long subjects() {
        return jdbc.sql("select count(distinct (topic, subject)) from parked_event where consumer = :consumer")
                .param("consumer", consumer)
                .query(Long.class)
                .single();
    }

    private static IncomingEvent incoming(ResultSet row) throws SQLException {
        return new IncomingEvent(
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                row.getString("topic"),
                row.getString("subject"),
                JSON.readValue(row.getString("headers"), new TypeReference<Map<String, String>>() {}),
                row.getBytes("payload"));
    }
}
