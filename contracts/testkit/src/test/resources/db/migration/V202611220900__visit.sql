create table visit (
    app text not null,
    revision bigint not null,
    seen_at timestamptz not null default now(),
    primary key (app, revision)
);
grant select, insert on visit to ${runtime};

create table counter (
    app text primary key,
    visits int not null
);
grant select, insert, update, delete on counter to ${runtime};
