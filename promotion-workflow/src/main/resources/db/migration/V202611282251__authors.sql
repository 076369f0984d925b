-- Who wrote the build, by opaque id, as far as that was found when people were asked. They do not decide about it.
alter table approval add column authors text[] not null default '{}';
