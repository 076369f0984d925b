-- registry: how often the build was recorded, so that what was read earlier never takes the place of what was read later;
-- the release before this one counts nothing, so the race is closed when its last process has gone
alter table build add column readings bigint not null default 0;
