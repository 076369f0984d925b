-- What the service announces. A row is written in the transaction of what it announces, and never changes but for what the relay adds.
create table outbox (
    position      bigint generated always as identity primary key,
    id            uuid        not null unique,
    type          text        not null,
    subject       text        not null,
    time          timestamptz not null,
    payload       bytea       not null,
    traceparent   text,
    number        bigint unique,
    previous_hash text,
    hash          text,
    published_at  timestamptz,
    constraint outbox_stamped_whole check (num_nonnulls(number, previous_hash, hash) in (0, 3)),
    constraint outbox_published_is_stamped check (published_at is null or number is not null)
);
comment on column outbox.position is 'drawn under a lock on the subject: orders the events of one subject, and nothing else';
comment on column outbox.payload is 'the bytes on the wire, which the hash covers';
comment on column outbox.number is 'dense, given by the relay';

create index outbox_unstamped on outbox (position) where number is null;
create index outbox_unpublished on outbox (number) where published_at is null;
create index outbox_published on outbox (published_at) where published_at is not null;

create function outbox_keep_stamp() returns trigger language plpgsql as $$
begin
    raise exception 'outbox row % is stamped, and its number and hashes stay', old.position;
end $$;
create trigger outbox_keep_stamp before update of number, previous_hash, hash on outbox
    for each row when (old.number is not null) execute function outbox_keep_stamp();

-- The only way in which rows leave: published, older than asked and than a day, and never the newest, from which the chain goes on.
create function outbox_forget(published_before timestamptz) returns bigint
    language sql security definer set search_path from current as $$
    with gone as (
        delete from outbox
        where published_at < least(published_before, now() - interval '1 day')
          and number < (select max(number) from outbox)
        returning 1)
    select count(*) from gone
$$;

revoke execute on function outbox_forget(timestamptz) from public;
grant execute on function outbox_forget(timestamptz) to ${runtime};
grant select on outbox to ${runtime};
grant insert (id, type, subject, time, payload, traceparent) on outbox to ${runtime};
grant update (number, previous_hash, hash, published_at) on outbox to ${runtime};
