-- Bills: one row a bill, replaced whole together with its lines.
create table bill (
    id              uuid        primary key,
    provider        text        not null,
    billing_account text        not null,
    month           date        not null check (extract(day from month) = 1),
    line_count      bigint      not null,
    imported_by     text        not null,
    imported_at     timestamptz not null,
    covered_until   timestamptz not null,
    unique (provider, billing_account, month)
);
grant select, insert, update, delete on bill to ${runtime};

create table bill_line (
    bill_id         uuid    not null references bill (id) on delete cascade,
    line            bigint  not null,
    app             text,
    cost_centre     text,
    service         text,
    charge_category text,
    currency        text    not null,
    billed          numeric not null,
    effective       numeric not null,
    primary key (bill_id, line)
);
create index bill_line_of_app on bill_line (app) include (bill_id, currency, billed, effective) where app is not null;
grant select, insert, delete on bill_line to ${runtime};

-- Where an import is collected before it becomes bills. Unlogged: an import that did not end is worth nothing.
create unlogged table incoming_line (
    import_id       uuid        not null,
    line            bigint      not null,
    provider        text        not null,
    billing_account text        not null,
    month           date        not null,
    covered_until   timestamptz not null,
    app             text,
    cost_centre     text,
    service         text,
    charge_category text,
    currency        text        not null,
    billed          numeric     not null,
    effective       numeric     not null
);
create index incoming_line_of_import on incoming_line (import_id);
grant select, insert, delete on incoming_line to ${runtime};
