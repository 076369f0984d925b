package dev.slipway.runtime.job;

import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepositoryContext;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Execution;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Picks jobs that this release knows, and no others. db-scheduler itself learns that it does not know a job only from picking it, and would keep it until
 * another process takes it for dead.
 */
final class KnownJobs extends PostgreSqlJdbcCustomization {
    private static final String PICK = """
            with picked as (
                update scheduled_tasks set picked = true, picked_by = ?, last_heartbeat = ?, version = version + 1
                where (task_name, task_instance) in (
                    select task_name, task_instance from scheduled_tasks
                    where not picked and execution_time <= ? and task_name = any (?)
                    order by execution_time for update skip locked limit ?)
                returning *)
            select * from picked order by execution_time""";

    private final String[] names;

    KnownJobs(Collection<String> names) {
        super(false, false);
        this.names = names.toArray(String[]::new);
    }

    @Override
    public List<Execution> lockAndFetchSingleStatement(
            JdbcTaskRepositoryContext context, Instant now, int limit, boolean byPriority) {
        return context.jdbcRunner.query(
                PICK,
                statement -> {
                    statement.setString(1, context.schedulerName.getName());
                    setInstant(statement, 2, now);
                    setInstant(statement, 3, now);
                    statement.setArray(4, statement.getConnection().createArrayOf("text", names));
                    statement.setInt(5, limit);
                },
                context.resultSetMapper.get());
    }
}
