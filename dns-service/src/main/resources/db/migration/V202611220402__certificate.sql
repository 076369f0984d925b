-- Certificates with their keys under envelope encryption: the key under a data key of its own, the data key under the key-encryption key named by kek_id.
-- A retired certificate keeps what it was (for the audit trail) and loses its key.
create table certificate (
    id          uuid        primary key,
    claim_id    uuid        not null references claim (id),
    fqdn        text        not null,
    chain       text        not null,
    issuer      text        not null,
    sha256      text        not null,
    not_before  timestamptz not null,
    not_after   timestamptz not null,
    kek_id      text,
    wrapped_dek bytea,
    wrapped_key bytea,
    created_at  timestamptz not null,
    retired_at  timestamptz,
    check ((retired_at is null) = (wrapped_key is not null))
);
create unique index certificate_in_use on certificate (claim_id) where retired_at is null;
grant select, insert, update on certificate to ${runtime};
