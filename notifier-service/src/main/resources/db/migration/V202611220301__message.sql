-- What people are told: one row a message, brought to its channel by a durable job until the channel shows the newest content.
create table message (
    id                uuid        primary key,
    kind              text        not null,
    app               text        not null,
    app_revision      bigint      not null,
    about             uuid,
    recipient_kind    text        not null check (recipient_kind in ('approvers', 'owner')),
    content           jsonb       not null,
    content_version   int         not null default 1,
    delivered_version int         not null default 0,
    state             text        not null default 'pending' check (state in ('pending', 'delivered', 'failed')),
    recipient         text,
    slack_channel     text,
    slack_ts          text,
    attempted_at      timestamptz,
    delivered_at      timestamptz,
    failure           text,
    created_at        timestamptz not null
);
create index message_of_app on message (app, created_at desc, id desc);
create index message_newest on message (created_at desc, id desc);
-- One message asks for one approval.
create unique index message_about on message (about) where kind = 'approval-request';
grant select, insert, update on message to ${runtime};
