-- A certificate that has a successor is retired, and keeps its key until it ends or its name is given up.
alter table certificate drop constraint certificate_check;
alter table certificate
    add constraint certificate_in_use_has_its_key check (retired_at is not null or wrapped_key is not null),
    add constraint certificate_key_is_whole check ((wrapped_dek is null) = (wrapped_key is null));
create index certificate_with_key_to_destroy on certificate (not_after) where retired_at is not null and wrapped_key is not null;
