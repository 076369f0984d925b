package dev.slipway.runtime.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code dead_letter} of the connection's current schema. */
final class DeadLetterRepository {
    private final JdbcClient jdbc;

    DeadLetterRepository(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** What it takes to try again. Never compared. */
    @SuppressWarnings("ArrayRecordComponent")
    record Buried(String job, String jobId, byte[] data) {}

    void add(UUID id, Buried buried, String reason, int attempts, Instant at) {
        jdbc.sql("""
                        insert into dead_letter (id, job, job_id, data, reason, attempts, died_at)
                        values (:id, :job, :jobId, :data, :reason, :attempts, :at)""")
                .param("id", id)
                .param("job", buried.job())
                .param("jobId", buried.jobId())
                .param("data", buried.data())
                .param("reason", reason)
                .param("attempts", attempts)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Buried> take(UUID id) {
        return jdbc.sql("delete from dead_letter where id = :id returning job, job_id, data")
                .param("id", id)
                .query((row, _) -> new Buried(row.getString("job"), row.getString("job_id"), row.getBytes("data")))
                .optional();
    }

    List<DeadLetter> list(int limit) {
        return jdbc.sql("select * from dead_letter order by died_at desc, id limit :limit")
                .param("limit", limit)
                .query((row, _) -> letter(row))
                .list();
    }

    List<DeadLetter> list(@Nullable UUID after, int limit) {
        return jdbc.sql(
                        "select * from dead_letter where :after::uuid is null or id > :after::uuid order by id limit :limit")
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> letter(row))
                .list();
    }

    private static DeadLetter letter(ResultSet row) throws SQLException {
        return new DeadLetter(
                row.getObject("id", UUID.class),
                row.getString("job"),
                row.getString("job_id"),
                JobData.read(row.getBytes("data")).data().toString(),
                row.getString("reason"),
                row.getInt("attempts"),
                row.getObject("died_at", OffsetDateTime.class).toInstant());
    }

    long count() {
        return jdbc.sql("select count(*) from dead_letter").query(Long.class).single();
    }
}
