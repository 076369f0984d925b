create table approval (
    id          uuid primary key,
    process     uuid        not null unique references process,
    about       text        not null check (about in ('promotion', 'decommission')),
    app         text        not null,
    digest      text,
    version     text,
    risk        text        not null,
    required    jsonb       not null,
    requester   text        not null,
    revision    bigint      not null,
    state       text        not null check (state in ('planned', 'open', 'approved', 'rejected', 'expired', 'withdrawn')),
    created_at  timestamptz not null,
    expires_at  timestamptz,
    closed_at   timestamptz,
    check ((state in ('planned', 'open')) = (closed_at is null))
);

-- Every attempt to decide, granted or refused. Rows never change.
create table decision (
    id            uuid primary key,
    number        bigint generated always as identity unique,
    approval      uuid        not null references approval,
    person        text,
    chat_identity text,
    channel       text        not null check (channel in ('slack', 'teams', 'mail', 'console', 'api')),
    choice        text        not null check (choice in ('approve', 'reject')),
    digest        text,
    granted       boolean     not null,
    outcome       text        not null,
    role          text,
    why           text,
    revision      bigint      not null,
    interaction   text,
    at            timestamptz not null,
    check (not granted or person is not null)
);

create index decision_of_approval on decision (approval, number);
create unique index decision_once_per_interaction on decision (approval, channel, interaction) where interaction is not null;
create unique index decision_one_per_person on decision (approval, person) where granted;

grant select, insert, update on approval to ${runtime};
grant select, insert on decision to ${runtime};
