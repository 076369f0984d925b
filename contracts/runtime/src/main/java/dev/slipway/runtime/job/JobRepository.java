package dev.slipway.runtime.job;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table {@code scheduled_tasks} of the connection's current schema: wishes, and what becomes of a run. Picking, heartbeats and the reviving of dead runs are
 * db-scheduler's, which leaves {@code wanted} alone and guards each run by {@code version}.
 */
final class JobRepository {
    /** The time in the row of a running job that nobody has wanted since it began. */
    static final Instant NOBODY_WAITS = Instant.parse("9999-12-31T00:00:00Z");

    private static final String RUN = "task_name = :job and task_instance = :id and version = :version and picked";

    private final JdbcClient jdbc;

    JobRepository(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** A run that began: how often it had been wanted until then, and with which data. Never compared. */
    @SuppressWarnings("ArrayRecordComponent")
    record Begun(long wanted, byte[] data) {}

    /** One run of one job: {@code version} tells it from another run of the same. */
    record Run(String job, String id, long version) {}

    /** The row is locked until the wish commits, so no run begins in between that would not see what the caller's transaction wrote. */
    void want(String job, String id, byte[] data, Instant when) {
        upsert(job, id, data, when, "task_data = excluded.task_data, ");
    }

    /** The same, but if the job is wanted already, its data stay. */
    void wantAgain(String job, String id, byte[] data, Instant when) {
        upsert(job, id, data, when, "");
    }

    private void upsert(String job, String id, byte[] data, Instant when, String dataOnConflict) {
        jdbc.sql("""
                        insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version)
                        values (:job, :id, :data, :when, false, 1)
                        on conflict (task_name, task_instance) do update set %s
                            execution_time = least(scheduled_tasks.execution_time, excluded.execution_time),
                            wanted = scheduled_tasks.wanted + 1""".formatted(dataOnConflict))
                .param("job", job)
                .param("id", id)
                .param("data", data)
                .param("when", when.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** From here on {@code execution_time} belongs to the wishes that come while the job runs. */
    Optional<Begun> begin(Run run) {
        return jdbc.sql("update scheduled_tasks set execution_time = :nobody where " + RUN
                        + " returning wanted, task_data")
                .param("nobody", NOBODY_WAITS.atOffset(ZoneOffset.UTC))
                .param("job", run.job())
                .param("id", run.id())
                .param("version", run.version())
                .query((row, _) -> new Begun(row.getLong("wanted"), row.getBytes("task_data")))
                .optional();
    }

    /** @return false if the job has been wanted since it began, or is not this process's any more */
    boolean remove(Run run, long wanted) {
        return jdbc.sql("delete from scheduled_tasks where wanted = :wanted and " + RUN)
                        .param("job", run.job())
                        .param("id", run.id())
                        .param("version", run.version())
                        .param("wanted", wanted)
                        .update()
                == 1;
    }

    /** Releases the row, to run when it has been wanted meanwhile, at the latest at the time given. */
    boolean release(Run run, Instant latest, int failures, Instant now) {
        return jdbc.sql("""
                        update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null, version = version + 1,
                            execution_time = least(execution_time, :latest), consecutive_failures = :failures,
                            last_failure = case when :failures > 0 then :now else last_failure end,
                            last_success = case when :failures = 0 then :now else last_success end
                        where %s""".formatted(RUN))
                        .param("job", run.job())
                        .param("id", run.id())
                        .param("version", run.version())
                        .param("latest", latest.atOffset(ZoneOffset.UTC))
                        .param("failures", failures)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Takes back at once what an earlier process of this name had picked; only for names that no other living process has. */
    int reclaim(String schedulerName, Instant now) {
        return jdbc.sql("""
                        update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null, version = version + 1,
                            execution_time = least(execution_time, :now)
                        where picked and picked_by = :name""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("name", schedulerName)
                .update();
    }

    /** The names of jobs that stand in the table, without the known ones. */
    List<String> namesExcept(Collection<String> known) {
        return jdbc
                .sql("select distinct task_name from scheduled_tasks")
                .query((row, _) -> row.getString(1))
                .list()
                .stream()
                .filter(name -> !known.contains(name))
                .toList();
    }

    long waiting() {
        return jdbc.sql("select count(*) from scheduled_tasks where not picked")
                .query(Long.class)
                .single();
    }
}
