-- Which events took effect, by consumer. Outlives the broker's retention.
create table inbox (
    consumer    text        not null,
    event_id    uuid        not null,
    received_at timestamptz not null,
    primary key (consumer, event_id)
);
create index inbox_received on inbox (received_at);
grant select, insert, delete on inbox to ${runtime};

-- Events that could not be handled, with those of the same subject that wait behind them, in their order.
create table parked_event (
    position     bigint generated always as identity primary key,
    consumer     text        not null,
    event_id     uuid        not null,
    type         text        not null,
    topic        text        not null,
    subject      text        not null,
    headers      jsonb       not null,
    payload      bytea       not null,
    reason       text        not null,
    attempts     integer     not null,
    parked_at    timestamptz not null,
    next_attempt timestamptz not null,
    unique (consumer, event_id)
);
create index parked_event_subject on parked_event (consumer, topic, subject, position);
grant select, insert, update, delete on parked_event to ${runtime};
