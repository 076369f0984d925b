package dev.slipway.bench.outbox;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The state that changes with each announcement: one row for each subject, locked by whoever changes it, as an app's row is in the catalog. */
final class SubjectRepository {
    private final JdbcClient jdbc;

    SubjectRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The subject's next revision; its row stays locked until the transaction ends. */
    long next(String subject) {
        return jdbc.sql("update bench_subject set revision = revision + 1 where name = :name returning revision")
                .param("name", subject)
                .query(Long.class)
                .single();
    }

    void add(String subject) {
        jdbc.sql("insert into bench_subject (name, revision) values (:name, 0) on conflict do nothing")
                .param("name", subject)
                .update();
    }

    /** How often each announced subject has changed. */
    Map<String, Long> revisions() {
        var revisions = new HashMap<String, Long>();
        jdbc.sql("select name, revision from bench_subject where revision > 0 and starts_with(name, :announced)")
                .param("announced", Announcements.ANNOUNCED)
                .query(row -> {
                    revisions.put(row.getString("name"), row.getLong("revision"));
                });
        return revisions;
    }
}
