-- What each learner wants to be told, and how; who has no row gets the usual. Quiet hours are by the learner's own clock.
create table notification_preferences (
    learner_id  uuid primary key,
    version     bigint not null default 0,
    language    text   not null default 'en',
    time_zone   text   not null default 'UTC',
    quiet_from  time,
    quiet_until time,
    -- When the next digest is due; null for who wants none.
    digest_at   timestamptz,
    -- By the word of a kind: {"review-due": {"page": true, "mail": false}}.
    kinds       jsonb  not null default '{}',
    check ((quiet_from is null) = (quiet_until is null))
);
-- The question of the digest: whose turn is it?
create index notification_preferences_digest on notification_preferences (digest_at) where digest_at is not null;

-- Links in mails by which whoever reads them gets no more of the kind: 128 random bits, one for each learner and kind.
create table unsubscribe_link (
    token      text primary key,
    learner_id uuid not null,
    kind       text not null,
    unique (learner_id, kind)
);
