-- Durable work: the table of db-scheduler 16, and one column of our own.
create table scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    wanted               bigint      not null default 1,
    primary key (task_name, task_instance)
);
comment on column scheduled_tasks.wanted is 'grows with each wish for the same work: a run that ends removes the row only if nobody has wanted it since it began';
create index scheduled_tasks_due on scheduled_tasks (execution_time) where not picked;
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat) where picked;
grant select, insert, update, delete on scheduled_tasks to ${runtime};

-- Work that was given up, until an operator sends it again.
create table dead_letter (
    id       uuid primary key,
    job      text        not null,
    job_id   text        not null,
    data     bytea       not null,
    reason   text        not null,
    attempts integer     not null,
    died_at  timestamptz not null
);
create index dead_letter_newest on dead_letter (died_at desc);
grant select, insert, delete on dead_letter to ${runtime};
