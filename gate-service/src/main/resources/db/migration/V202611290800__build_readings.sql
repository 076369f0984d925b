-- registry: how often the build was recorded, so that what was read earlier never takes the place of what was read later
alter table build add column readings bigint not null default 0;
