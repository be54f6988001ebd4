-- When to think of a learner next: in their morning (are reviews due?) and their evening (is a streak at risk?).
create table reminder_turn (
    learner_id uuid        not null,
    kind       text        not null check (kind in ('review-due', 'streak-at-risk')),
    at         timestamptz not null,
    primary key (learner_id, kind)
);
-- The scheduler's question: whose turn is it?
create index reminder_turn_at on reminder_turn (at);

-- What a learner was reminded of on which of their days. The key makes it once, whoever runs; kept for weeks.
create table reminder (
    learner_id uuid        not null,
    kind       text        not null,
    day        date        not null,
    told_at    timestamptz not null,
    primary key (learner_id, kind, day)
);
create index reminder_told on reminder (told_at);

-- Which instance goes through the turns, until when. By the database's clock.
create table reminder_lease (
    one        boolean primary key default true check (one),
    holder     uuid,
    expires_at timestamptz not null default '-infinity'
);
insert into reminder_lease default values;

-- How many events each learner's aggregate has told: progress.learners is keyed by learner.
create table learner_news (
    learner_id uuid primary key,
    sequence   bigint not null
);
