-- The answers to POSTs that brought an Idempotency-Key, to be given again when the same request comes again.
create table idempotency_key (
    caller      text        not null,
    key         text        not null,
    -- SHA-256 over method, path and body: the same key with another request is a mistake.
    fingerprint text        not null,
    status      integer     not null,
    -- Content-Type, Location and ETag, one line each.
    headers     text        not null,
    body        text        not null,
    created_at  timestamptz not null,
    primary key (caller, key)
);
-- The question of the housekeeping: which are old.
create index idempotency_key_by_age on idempotency_key (created_at);

-- Who deleted their account. Only the bare id stays: an access token outlives its account by minutes, and news by more.
create table erased_subject (
    subject   uuid primary key,
    erased_at timestamptz not null
);
