-- The gate's own number of the build, where the gate has told it: builds that came before their app was registered are in order by it alone.
create table build_number (
    app    text   not null,
    digest text   not null,
    number bigint not null,
    primary key (app, digest)
);

grant select, insert on build_number to ${runtime};
