-- intake: what was posted to us, once, with a retention
create table delivery (
    id uuid primary key,
    sender text not null,
    delivery text,
    event text not null,
    body_sha256 text not null,
    body bytea not null,
    received_at timestamptz not null,
    constraint delivery_body_once unique (sender, body_sha256)
);
create unique index delivery_id_once on delivery (sender, delivery) where delivery is not null;
create index delivery_by_age on delivery (received_at);
grant select, insert, delete on delivery to ${runtime};

-- app: a read model of the catalog's and promotion's events, to notice change
create table known_app (
    name text primary key,
    image_repository text,
    revision bigint not null,
    lifecycle text not null
);
create index known_app_by_image on known_app (image_repository);
grant select, insert, update on known_app to ${runtime};

create table live_digest (
    app text not null,
    environment text not null,
    digest text not null,
    primary key (app, environment)
);
grant select, insert, update, delete on live_digest to ${runtime};

-- registry: images as they were read at the source
create table build (
    repository text not null,
    digest text not null,
    number bigint generated always as identity,
    media_type text not null,
    tag text,
    version text,
    commit_id text,
    source text,
    read_at timestamptz not null,
    primary key (repository, digest)
);
create index build_by_digest on build (digest);
create index build_by_commit on build (commit_id) where commit_id is not null;
create index build_by_age on build (repository, number desc);
grant select, insert, update on build to ${runtime};

-- evidence: reports by content, and who sent them
create table report (
    sha256 text primary key,
    bytes bigint not null
);
create table report_part (
    sha256 text not null references report,
    part integer not null,
    content bytea not null,
    primary key (sha256, part)
);
grant select, insert on report, report_part to ${runtime};

create sequence evidence_number;
grant usage on sequence evidence_number to ${runtime};
create table evidence (
    id uuid primary key,
    subject text not null,
    kind text not null,
    tool text not null,
    sender text not null,
    sender_roles text[] not null,
    sender_repositories text[] not null,
    sha256 text not null references report,
    content jsonb not null,
    made_at timestamptz,
    received_at timestamptz not null,
    number bigint not null,
    constraint evidence_once unique (subject, kind, sender, sha256)
);
create index evidence_newest on evidence (subject, kind, tool, sender, number desc);
grant select, insert, update on evidence to ${runtime};

-- evidence/sigstore: signatures as the registry holds them, and what they are worth under the trusted keys
create table signature (
    repository text not null,
    digest text not null,
    layer text not null,
    value text not null,
    payload bytea not null,
    state text not null,
    key text,
    trust text not null,
    primary key (repository, digest, layer, value)
);
grant select, insert, update, delete on signature to ${runtime};

create table signed_build (
    repository text not null,
    digest text not null,
    key text not null,
    primary key (repository, digest, key)
);
grant select, insert on signed_build to ${runtime};

-- verdict: every judgement that differs from the one before it, and where each build stands
create table verdict (
    id uuid primary key,
    app text not null,
    repository text not null,
    digest text not null,
    environment text not null,
    outcome text not null check (outcome in ('passed', 'failed', 'undetermined')),
    risk text not null,
    revision bigint not null,
    version text,
    commit_id text,
    findings jsonb not null,
    missing text[] not null,
    evidence jsonb not null,
    policy_version text not null,
    content_hash text not null,
    made_at timestamptz not null
);
create index verdict_by_digest on verdict (digest);
grant select, insert on verdict to ${runtime};

create table standing (
    app text not null,
    digest text not null,
    environment text not null,
    verdict uuid not null references verdict,
    evaluated_at timestamptz not null,
    undetermined_since timestamptz,
    announced text,
    primary key (app, digest, environment)
);
create index standing_by_digest on standing (digest);
grant select, insert, update on standing to ${runtime};

create table verdict_answer (
    process text not null,
    step text not null,
    answer jsonb not null,
    primary key (process, step)
);
grant select, insert on verdict_answer to ${runtime};

-- check: check runs that stand on GitHub
create table check_run (
    app text not null,
    digest text not null,
    repository text not null,
    run_id bigint not null,
    shown text not null,
    primary key (app, digest)
);
grant select, insert, update on check_run to ${runtime};
