-- Answers kept for repeated requests (draft-ietf-httpapi-idempotency-key-header). A row without a status is an attempt
-- under way; when its claim has run out (the process died), the next attempt takes it over.
create table idempotency_key (
    caller        text        not null,
    route         text        not null,
    key           text        not null,
    request_hash  text        not null,
    attempt       uuid        not null,
    claimed_until timestamptz not null,
    expires_at    timestamptz not null,
    status        int,
    headers       jsonb,
    body          bytea,
    primary key (caller, route, key)
);

create index idempotency_key_expiry on idempotency_key (expires_at);

grant select, insert, update, delete on idempotency_key to ${runtime};
