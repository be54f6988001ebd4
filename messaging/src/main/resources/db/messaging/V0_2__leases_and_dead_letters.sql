-- The outbox is cut into four partitions by its key, so that instances can share the work and each key has one sender.
-- The database does the hashing: whoever asks, the answer is the same.
alter table outbox
    add check (aggregate_id <> ''),
    add column partition smallint not null generated always as (get_byte(decode(md5(aggregate_id), 'hex'), 0) % 4) stored;

-- The relay's question: what comes next, in order? Partial, so its size is that of the backlog, however much is published.
create index outbox_next on outbox (partition, aggregate_id, sequence) where published_at is null;
drop index outbox_unpublished;
-- The constraint's index had the same order, but holds what is published, too: turned round, it cannot be taken for it.
alter table outbox
    drop constraint outbox_aggregate_id_sequence_key,
    add unique (sequence, aggregate_id);

-- Who sends which partition, until when. The epoch counts the holders.
create table outbox_lease (
    partition  smallint primary key,
    holder     uuid,
    epoch      bigint      not null default 0,
    expires_at timestamptz not null default '-infinity'
);
insert into outbox_lease (partition) values (0), (1), (2), (3);

-- Who could send: they share the partitions evenly.
create table outbox_instance (
    instance uuid primary key,
    seen_at  timestamptz not null
);

-- Records that a listener could not handle, with all that is needed to hand them to it again. Headers: [[name, Base64], …].
create table dead_letter (
    id               uuid primary key,
    topic            text        not null,
    record_partition integer     not null,
    record_offset    bigint      not null,
    record_time      bigint      not null,
    record_key       text,
    -- Not jsonb, which refuses the zero byte that a header's name may have.
    headers          json        not null,
    payload          bytea,
    -- What the CloudEvents headers say; null if the record is no event.
    event_id         uuid,
    type             text,
    source           text,
    aggregate_id     text,
    sequence         bigint,
    reason           text        not null,
    held_back        boolean     not null,
    status           text        not null default 'waiting' check (status in ('waiting', 'replayed', 'parked')),
    set_aside_at     timestamptz not null default now(),
    settled_at       timestamptz,
    -- A record that is handled again after a crash is the same letter. The time tells a topic that was made anew.
    unique (topic, record_partition, record_offset, record_time)
);
-- The inbox's question before every effect: does an earlier event of this aggregate wait?
create index dead_letter_waiting on dead_letter (source, aggregate_id, sequence) where status = 'waiting';

-- Who did what about it.
create table dead_letter_history (
    dead_letter_id uuid        not null references dead_letter,
    at             timestamptz not null default now(),
    who            text        not null,
    action         text        not null check (action in ('set-aside', 'replayed', 'replay-failed', 'parked')),
    note           text
);
create index dead_letter_history_of on dead_letter_history (dead_letter_id, at);
