-- The catalog: roadmaps arrange topics in stages; topics build on each other.
-- Third normal form: every fact stands once. What must never be wrong is refused here, whoever writes.
--
-- "deferrable initially deferred": checked at commit, because an import may exchange two slugs or move
-- a topic to another stage, and in the middle of that the rule does not hold.

create table topic (
    id               uuid    primary key,
    -- The index of this constraint serves: read one topic by its slug.
    slug             text    not null unique deferrable initially deferred
                             check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 64),
    title            text    not null check (title <> ''),
    level            text    not null check (level in ('BEGINNER', 'INTERMEDIATE', 'ADVANCED')),
    track            text    not null check (track in ('SPINE', 'SIDE')),
    estimate_minutes integer not null check (estimate_minutes between 1 and 6000),
    text             text    not null check (text <> '')
);

create table topic_prerequisite (
    topic_id        uuid not null references topic,
    prerequisite_id uuid not null references topic,
    -- Serves: what a topic builds on, for one topic and for all topics of a roadmap.
    primary key (topic_id, prerequisite_id),
    check (topic_id <> prerequisite_id)
);

-- Serves: what a topic leads to, the same edges read backwards.
create index topic_prerequisite_leads_to on topic_prerequisite (prerequisite_id);

create table topic_resource (
    topic_id uuid    not null references topic,
    position integer not null check (position >= 0),
    kind     text    not null check (kind in
                 ('OFFICIAL', 'ARTICLE', 'COURSE', 'VIDEO', 'BOOK', 'PODCAST', 'PROJECT')),
    title    text    not null check (title <> ''),
    url      text    not null check (url ~ '^https?://'),
    language text    not null check (language ~ '^[a-z]{2}$'),
    primary key (topic_id, position)
);

create table topic_evidence (
    topic_id uuid    not null references topic,
    position integer not null check (position >= 0),
    kind     text    not null check (kind in ('CODE', 'TEST', 'TRY_IT', 'LAB', 'READING')),
    path     text,
    symbol   text,
    request  text,
    primary key (topic_id, position),
    -- Something to try is a request; code, tests and labs are places in the repository.
    check ((kind = 'TRY_IT') = (request is not null)),
    check (kind not in ('CODE', 'TEST', 'LAB') or path is not null)
);

create table roadmap (
    id       uuid    primary key,
    -- The index of this constraint serves: read one roadmap by its slug.
    slug     text    not null unique
                     check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 64),
    title    text    not null check (title <> ''),
    summary  text    not null,
    version  integer not null check (version >= 1),
    -- How many events this roadmap has told the world; the last one's sequence.
    sequence bigint  not null check (sequence >= 0)
);

create table stage (
    id         uuid    primary key,
    roadmap_id uuid    not null references roadmap,
    position   integer not null check (position >= 0),
    title      text    not null check (title <> ''),
    -- Serves: the stages of a roadmap, in order.
    unique (roadmap_id, position),
    unique (roadmap_id, title) deferrable initially deferred
);

create table stage_topic (
    stage_id uuid    not null references stage,
    position integer not null check (position >= 0),
    -- Unique: a topic stands in one stage. The index serves: in which stage is this topic?
    topic_id uuid    not null references topic unique deferrable initially deferred,
    -- Serves: the topics of a stage, in order.
    primary key (stage_id, position)
);
