-- Apps. A row is never deleted: an app's name is never given out again.

create table app (
    name            text primary key,
    owner           text        not null references person,
    team            text references team,
    description     jsonb       not null,   -- as declared, defaults filled in; the fields of app.yaml in camelCase
    defaulted       text[]      not null,
    answers         jsonb,                  -- of triage; null until triaged
    risk            text        not null check (risk in ('low', 'medium', 'high')),
    risk_source     text        not null check (risk_source in ('untriaged', 'triage')),
    risk_reasons    text[]      not null,
    hosting_tier    text        not null,   -- where it really runs: isolated if its data forces that
    lifecycle       text        not null check (lifecycle in ('idea', 'active', 'decommissioning', 'archived')),
    lifecycle_before text,                  -- what a refused decommission goes back to
    next_review     date,
    revision        bigint      not null,
    registered_at   timestamptz not null,
    updated_at      timestamptz not null,
    image_repository text generated always as (description -> 'image' ->> 'repository') stored,
    search tsvector generated always as (to_tsvector('simple'::regconfig, regexp_replace(lower(
        name || ' ' || coalesce(team, '') || ' ' || coalesce(description ->> 'businessUnit', '')
        || ' ' || coalesce(description ->> 'costCentre', '') || ' ' || coalesce(description ->> 'sourceRepository', '')
        || ' ' || coalesce(description -> 'image' ->> 'repository', '')), '[^a-z0-9]+', ' ', 'g'))) stored
);
-- An image belongs to one living app, or nobody could say whose build it is.
create unique index app_image on app (image_repository) where lifecycle <> 'archived';
create index app_search on app using gin (search);
create index app_owner on app (owner, name);
create index app_team on app (team, name);
create index app_risk on app (risk, name);
create index app_tier on app (hosting_tier, name);
create index app_lifecycle on app (lifecycle, name);
create index app_source on app ((lower(description ->> 'sourceRepository')));

create table triage (
    id           uuid primary key,
    app          text        not null references app,
    revision     bigint      not null,
    answers      jsonb       not null,
    risk         text        not null,
    reasons      text[]      not null,
    lowered_from text,
    said_why     text,
    by           text        not null,
    at           timestamptz not null
);
create index triage_app on triage (app, revision);

-- What runs where, told by promotion. `number` is the teller's, so that an older word never overwrites a newer one.
create table environment (
    app     text   not null references app,
    name    text   not null,
    url     text   not null,
    digest  text   not null,
    version text,
    number  bigint not null,
    primary key (app, name)
);

-- Every digest that was ever deployed, so that a rollback knows the version it goes back to.
create table deployment (
    app         text   not null,
    environment text   not null,
    digest      text   not null,
    version     text,
    url         text   not null,
    primary key (app, environment, digest)
);

create table app_cost (
    app                text primary key,
    estimated_amount   numeric not null,
    estimated_currency text    not null,
    number             bigint  not null
);

-- Steps of workflows that this service has taken, so that a late repetition finds its step done.
create table step_taken (
    process text        not null,
    step    text        not null,
    at      timestamptz not null,
    primary key (process, step)
);

-- What became of reading app.yaml at a pushed commit.
create table push_reading (
    id         uuid primary key,
    repository text        not null,
    commit_id  text        not null,
    outcome    text        not null check (outcome in ('registered', 'updated', 'unchanged', 'refused')),
    app        text,
    reasons    text[]      not null,
    at         timestamptz not null
);
create index push_reading_repository on push_reading (repository, at);

grant select, insert, update on app, deployment, app_cost to ${runtime};
grant select, insert on triage, step_taken, push_reading to ${runtime};
grant select, insert, update, delete on environment to ${runtime};
