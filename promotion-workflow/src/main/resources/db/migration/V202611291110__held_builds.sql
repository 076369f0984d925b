-- Builds that would have begun a promotion while their app was on its way out. If it stays after all, the newest of them begins.
create table held_build (
    app         text   not null,
    digest      text   not null,
    environment text   not null,
    version     text,
    repository  text,
    revision    bigint not null,
    primary key (app, digest)
);

grant select, insert, update, delete on held_build to ${runtime};
