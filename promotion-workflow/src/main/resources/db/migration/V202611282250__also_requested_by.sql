-- Whoever asked for the process while it was open already. They asked for it as much as whoever began it, and decide as little about it.
alter table process add column also_requested_by text[] not null default '{}';
