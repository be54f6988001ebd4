-- Events that wait to be sent, and those sent in the last hours. One row, one event.
create table outbox (
    event_id     uuid primary key,
    topic        text        not null,
    type         text        not null,
    source       text        not null,
    aggregate_id text        not null,
    sequence     bigint      not null check (sequence > 0),
    occurred_at  timestamptz not null,
    payload      text        not null,
    traceparent  text,
    published_at timestamptz,
    unique (aggregate_id, sequence)
);

-- The relay's question: the oldest unpublished event of each aggregate. Partial, so its size is that of the backlog.
create index outbox_unpublished on outbox (aggregate_id, sequence) where published_at is null;
-- The clean-up's question: what was published before a moment.
create index outbox_published on outbox (published_at) where published_at is not null;

-- Events that had their effect here. Kept longer than Kafka keeps them, so that no repeat gets past it.
create table inbox (
    event_id    uuid primary key,
    received_at timestamptz not null
);
create index inbox_received on inbox (received_at);

-- How far each aggregate's events were applied: an older one that comes late has no effect.
create table inbox_position (
    source       text   not null,
    aggregate_id text   not null,
    sequence     bigint not null,
    primary key (source, aggregate_id)
);
