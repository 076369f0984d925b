-- Each turn of the switch that stops promotions as a whole; the newest counts, and without any they run.
create table promotion_switch (
    number    bigint generated always as identity primary key,
    running   boolean     not null,
    reason    text        not null,
    turned_by text        not null,
    at        timestamptz not null
);

grant select, insert on promotion_switch to ${runtime};
