-- Since when an open process does not get on, as the watch saw it last; null while it does.
alter table process add column stuck_since timestamptz;
