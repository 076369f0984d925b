-- The environment whose gate stopped the promotion, if one did: when that gate lets the build pass after all, it is promoted again by itself.
alter table promotion add column stopped_at_gate text;
