"""Writes down each application of an event: a trigger on every inbox, put there by the torture, outside of the services' schemas.

A consumer takes an event by a row in its inbox, in the transaction of what the event does. The row alone cannot tell that it was
taken twice, because its key forbids it: an inbox that had forgotten the event would take it again and look the same. So each taking
is noted in a table of its own, which no service can see: committed if and only if the effects are, and numbered while the consumer
holds its lock on the subject."""
from ..vault import SCHEMAS

_MAKE = """
create schema witness;
create table witness.applied (n bigint generated always as identity primary key, area text not null, consumer text not null, event_id uuid not null);
create function witness.note() returns trigger language plpgsql security definer set search_path = witness as $$
begin
    insert into witness.applied (area, consumer, event_id) values (tg_table_schema, new.consumer, new.event_id);
    return null;
end $$;
"""


def areas(database):
    """The schemas that have an inbox."""
    found = database.rows("select table_schema from information_schema.tables where table_name = 'inbox'")
    return [area for area in SCHEMAS if {"table_schema": area} in found]


def install(database):
    """From here on every application is noted; those so far are noted in the order of their times."""
    statements = [_MAKE]
    for area in areas(database):
        statements.append(f"lock table {area}.inbox in share row exclusive mode;"
                          f"insert into witness.applied (area, consumer, event_id) select '{area}', consumer, event_id from {area}.inbox order by received_at;"
                          f"create trigger witness after insert on {area}.inbox for each row execute function witness.note();")
    database.rows("".join(statements))
