create table decommission (
    process  uuid primary key references process,
    app      text        not null,
    reason   text        not null,
    revision bigint      not null,
    state    text        not null check (state in ('requested', 'grace', 'awaiting-approval', 'removing', 'completed', 'rejected', 'expired', 'failed')),
    since    timestamptz not null
);

create index decommission_of_app on decommission (app);

grant select, insert, update on decommission to ${runtime};
