-- Our own copy of the topics that catalog-service has published, as they are now. Like roadmap and roadmap_topic, it can be
-- emptied at any time: a replay fills it again.
create table topic (
    topic_id         uuid primary key,
    slug             text    not null,
    title            text    not null,
    -- Unknown of a topic that was retired before we first heard of it.
    level            text,
    track            text,
    estimate_minutes integer,
    revision         integer not null,
    retired          boolean not null,
    -- Number of the event that said so: an older one changes nothing.
    sequence         bigint  not null
);

-- No foreign keys: topics arrive in any order.
create table topic_prerequisite (
    topic_id        uuid not null,
    prerequisite_id uuid not null,
    primary key (topic_id, prerequisite_id)
);

-- Where a retired topic went: nowhere (no row), into one (merged) or several (split).
create table topic_successor (
    topic_id     uuid not null,
    successor_id uuid not null,
    primary key (topic_id, successor_id)
);
-- The question of a new version: which topics went into this one.
create index topic_successor_by_successor on topic_successor (successor_id);
