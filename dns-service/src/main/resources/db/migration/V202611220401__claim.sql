-- Names that apps hold. The two partial unique indexes decide every race: one holder of a name, and one of all names that look alike in a zone.
create table claim (
    id           uuid        primary key,
    fqdn         text        not null,
    label        text        not null,
    zone         text        not null,
    skeleton     text        not null,
    app          text        not null,
    app_revision bigint      not null,
    environment  text        not null check (environment in ('staging', 'production', 'preview')),
    state        text        not null check (state in ('claimed', 'active', 'released')),
    requested_by text        not null,
    created_at   timestamptz not null,
    announced_at timestamptz,
    released_at  timestamptz
);
create unique index claim_one_holder on claim (fqdn) where state <> 'released';
create unique index claim_no_look_alike on claim (zone, skeleton) where state <> 'released';
create index claim_of_app on claim (app) where state <> 'released';
create index claim_by_name on claim (fqdn, created_at desc);
grant select, insert, update on claim to ${runtime};

-- What should stand in the zone for a claim; what does stand there is asked of the servers.
create table dns_record (
    claim_id uuid not null references claim (id),
    name     text not null,
    type     text not null,
    ttl      int  not null,
    data     text not null,
    primary key (claim_id, name, type, data)
);
grant select, insert, delete on dns_record to ${runtime};
