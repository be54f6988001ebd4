-- Where owners want to be called. The owner is the subject of the token: a learner, or a machine by its client id.
create table webhook (
    id              uuid primary key,
    owner           text        not null,
    learner_id      uuid, -- null: the owner is a machine
    url             text        not null,
    description     text        not null,
    event_types     text[]      not null,
    version         bigint      not null,
    secret          text        not null, -- sealed, as is the one before
    previous_secret text,
    previous_until  timestamptz,
    disabled_for    text check (disabled_for in ('owner', 'gone', 'failing')),
    disabled_at     timestamptz,
    failing_since   timestamptz,
    created_at      timestamptz not null,
    changed_at      timestamptz not null
);
-- The owner's list, and the question of news about a learner.
create index webhook_by_owner on webhook (owner, id);
-- The question of news for everybody.
create index webhook_of_machine on webhook (id) where learner_id is null;

-- What is to be sent, was sent, or could not be: the intent of the worker and the log of the owner.
create table webhook_delivery (
    id               uuid primary key,
    webhook_id       uuid        not null references webhook on delete cascade,
    message_id       uuid        not null, -- the event's id; the same for each attempt and each redelivery
    event_type       text        not null,
    payload          text        not null,
    redelivery_of    uuid,
    status           text        not null default 'waiting' check (status in ('waiting', 'delivered', 'failed')),
    attempts         integer     not null default 0,
    next_attempt_at  timestamptz not null,
    last_attempt_at  timestamptz not null, -- until when it is tried
    created_at       timestamptz not null,
    attempted_at     timestamptz,
    response_status  integer,
    response_millis  integer,
    response_excerpt text,
    error            text
);
-- An event repeated by Kafka is no second delivery.
create unique index webhook_delivery_once on webhook_delivery (webhook_id, message_id) where redelivery_of is null;
-- The worker's question: what is due. Partial, so its size is that of the backlog.
create index webhook_delivery_due on webhook_delivery (next_attempt_at) where status = 'waiting';
-- The owner's question: the newest of a webhook.
create index webhook_delivery_log on webhook_delivery (webhook_id, id desc);
-- The broom's question.
create index webhook_delivery_old on webhook_delivery (created_at);
