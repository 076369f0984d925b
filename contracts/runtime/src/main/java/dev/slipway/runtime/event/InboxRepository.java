package dev.slipway.runtime.event;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code inbox} of the connection's current schema, as one consumer sees it. */
final class InboxRepository {
    private final JdbcClient jdbc;
    private final String consumer;

    InboxRepository(DataSource dataSource, String consumer) {
        this.jdbc = JdbcClient.create(dataSource);
        this.consumer = consumer;
    }

    /** Until the end of the transaction nobody else handles an event of the subject: two replicas may have the same record while partitions move. */
    void lock(String subject) {
        jdbc.sql(
                        "select pg_advisory_xact_lock(hashtextextended('inbox/' || current_schema() || '/' || :consumer || '/' || :subject, 0))")
                .param("consumer", consumer)
                .param("subject", subject)
                .query((_, _) -> true)
                .single();
    }

    boolean contains(UUID event) {
        return jdbc.sql("select exists (select from inbox where consumer = :consumer and event_id = :event)")
                .param("consumer", consumer)
                .param("event", event)
                .query(Boolean.class)
                .single();
    }

    /** @return false if the event was there before */
    boolean add(UUID event, Instant at) {
        return jdbc.sql("""
                                insert into inbox (consumer, event_id, received_at) values (:consumer, :event, :at)
                                on conflict do nothing""")
                        .param("consumer", consumer)
                        .param("event", event)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    int forget(Instant before) {
        return jdbc.sql("delete from inbox where consumer = :consumer and received_at < :before")
                .param("consumer", consumer)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }
}
