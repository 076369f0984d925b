create table promotion (
    process       uuid primary key references process,
    number        bigint      not null,
    app           text        not null,
    digest        text        not null,
    version       text,
    repository    text,
    revision      bigint      not null,
    state         text        not null check (state in ('gating', 'staging', 'smoke', 'soaking', 'awaiting-approval', 'awaiting-window', 'deploying',
                                                        'completed', 'rejected', 'expired', 'superseded', 'cancelled', 'rolled-back', 'failed')),
    environment   text        not null,
    waiting_for   text,
    since         timestamptz not null,
    paused        boolean     not null default false,
    cancelled_by  text,
    superseded_by text
);

create unique index promotion_newest on promotion (number desc);
create index promotion_of_app on promotion (app, number desc);

-- The order in which the registry brought the builds of an app, as the gate told it: an older build never starts after a newer one by itself.
create table build_order (
    app    text not null,
    digest text not null,
    number bigint generated always as identity,
    primary key (app, digest)
);

grant select, insert, update on promotion to ${runtime};
grant select, insert on build_order to ${runtime};
