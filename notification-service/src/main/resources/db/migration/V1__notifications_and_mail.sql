-- Our own copy of accounts: whom to write to, and where.
create table account (
    account_id uuid primary key,
    name       text not null,
    email      text
);

-- What learners were told. Ids are UUIDv7: their order is the order of time.
create table notification (
    id         uuid primary key,
    learner_id uuid        not null,
    kind       text        not null,
    title      text        not null,
    text       text        not null,
    topic      text        not null,
    roadmap    text        not null,
    created_at timestamptz not null,
    read_at    timestamptz
);
-- The question of the inbox: a learner's newest, page by page.
create index notification_by_learner on notification (learner_id, id desc);

-- Mail to be sent, written in the transaction of its notification. The account may become known later.
create table outgoing_mail (
    notification_id uuid primary key references notification on delete cascade,
    learner_id      uuid        not null,
    subject         text        not null,
    text            text        not null,
    attempts        integer     not null default 0,
    next_attempt_at timestamptz not null,
    last_error      text,
    sent_at         timestamptz
);
-- The worker's question: what is due. Partial, so its size is that of the backlog.
create index outgoing_mail_due on outgoing_mail (next_attempt_at) where sent_at is null;
