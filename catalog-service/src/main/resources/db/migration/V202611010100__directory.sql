-- People, teams, roles and chat identities. Names and addresses stand here and nowhere else.

create table person (
    id         text primary key,
    email      text        not null,
    name       text        not null,
    active     boolean     not null default true,
    roles      text[]      not null,
    claims_at  timestamptz,             -- issue time of the token that the roles were last taken from
    created_at timestamptz not null,
    check (email = lower(email))
);
-- An address may pass to somebody else once its holder has left.
create unique index person_email on person (email) where active;
create index person_roles on person using gin (roles) where active;

create table chat_identity (
    provider  text not null,
    workspace text not null,
    user_id   text not null,
    person    text not null references person,
    primary key (provider, workspace, user_id)
);
create index chat_identity_person on chat_identity (person);

create table team (
    name       text primary key,
    revision   bigint      not null,
    updated_at timestamptz not null
);

create table team_person (
    team   text not null references team,
    person text not null references person,
    kind   text not null check (kind in ('member', 'lead')),
    primary key (team, person, kind)
);
create index team_person_person on team_person (person);

grant select, insert, update on person, team to ${runtime};
grant select, insert, delete on chat_identity, team_person to ${runtime};
