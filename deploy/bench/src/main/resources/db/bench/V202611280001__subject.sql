-- What each transaction of the benchmark changes together with its announcement.
create table bench_subject (
    name     text primary key,
    revision bigint not null
);
grant select, insert, update on bench_subject to ${runtime};
