-- Every process that runs or ran. These rows are the truth; Temporal is driven from them and may be lost.
create table process (
    id           uuid primary key,
    number       bigint generated always as identity unique,
    kind         text        not null check (kind in ('promotion', 'domain', 'decommission')),
    app          text        not null,
    digest       text,
    parent       uuid references process,
    argument     jsonb       not null,
    requested_by text        not null,
    state        text        not null default 'open' check (state in ('open', 'closed')),
    outcome      text,
    created_at   timestamptz not null,
    driven_at    timestamptz,
    closed_at    timestamptz,
    check ((state = 'closed') = (closed_at is not null))
);

create unique index process_one_live_promotion on process (app, digest) where kind = 'promotion' and state = 'open';
create unique index process_one_live_decommission on process (app) where kind = 'decommission' and state = 'open';
create index process_open on process (kind, number) where state = 'open';
create index process_of_app on process (app, kind, number);

-- What an activity answered for a step, so that it answers the same when it is asked again.
create table step_result (
    process uuid        not null references process,
    step    text        not null,
    result  jsonb       not null,
    at      timestamptz not null,
    primary key (process, step)
);

create table process_history (
    process uuid        not null references process,
    number  bigint generated always as identity,
    at      timestamptz not null,
    step    text        not null,
    text    text        not null,
    primary key (process, number)
);

grant select, insert, update on process to ${runtime};
grant select, insert on step_result, process_history to ${runtime};
