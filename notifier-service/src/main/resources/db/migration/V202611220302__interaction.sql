-- What came in by chat, kept before it is acknowledged. The body's hash makes a repeated delivery one.
create table interaction (
    id          uuid        primary key,
    body_sha256 text        not null unique,
    provider    text        not null,
    workspace   text        not null,
    chat_user   text        not null,
    chat_channel text       not null,
    approval    uuid        not null,
    choice      text        not null check (choice in ('approve', 'reject')),
    digest      text,
    received_at timestamptz not null,
    outcome     text,
    answer      text,
    done_at     timestamptz,
    answered_at timestamptz
);
grant select, insert, update on interaction to ${runtime};
