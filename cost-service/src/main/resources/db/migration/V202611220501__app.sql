-- Apps as the catalog last told; the newest revision wins.
create table app (
    name         text    primary key,
    revision     bigint  not null,
    owner        text    not null,
    team         text,
    cost_centre  text,
    hosting_tier text    not null,
    lifecycle    text    not null,
    cap_amount   numeric not null,
    cap_currency text    not null
);
create index app_of_team on app (team);
grant select, insert, update on app to ${runtime};
