create table estimate (
    id         uuid        primary key,
    app        text        not null,
    asked_by   text        not null unique,
    monthly    numeric     not null,
    currency   text        not null,
    cap        numeric     not null,
    size       jsonb       not null,
    created_at timestamptz not null
);
create index estimate_of_app on estimate (app, created_at desc);
grant select, insert on estimate to ${runtime};

-- Each share of a cap is told once for an app and month, however often the bill is replaced.
create table budget_crossing (
    app        text        not null,
    month      date        not null,
    percent    int         not null check (percent in (80, 100)),
    spent      numeric     not null,
    cap        numeric     not null,
    currency   text        not null,
    crossed_at timestamptz not null,
    primary key (app, month, percent)
);
grant select, insert on budget_crossing to ${runtime};
