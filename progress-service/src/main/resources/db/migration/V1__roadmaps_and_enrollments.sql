-- Our own copy of what catalog-service has published; every version, and none ever changes.
create table roadmap (
    roadmap_id uuid    not null,
    version    integer not null check (version > 0),
    slug       text    not null,
    title      text    not null,
    primary key (roadmap_id, version)
);
-- The question of "enrol": the newest version of a slug.
create index roadmap_by_slug on roadmap (slug, version desc);

create table roadmap_topic (
    roadmap_id uuid    not null,
    version    integer not null,
    position   integer not null,
    topic_id   uuid    not null,
    slug       text    not null,
    title      text    not null,
    primary key (roadmap_id, version, topic_id),
    unique (roadmap_id, version, slug),
    foreign key (roadmap_id, version) references roadmap
);

-- One learner, one roadmap, the version that was the newest then.
create table enrollment (
    id          uuid primary key,
    learner_id  uuid        not null,
    roadmap_id  uuid        not null,
    version     integer     not null,
    enrolled_at timestamptz not null,
    sequence    bigint      not null,
    -- Two clicks at the same moment make one enrolment. Also the index of "the enrolments of a learner".
    unique (learner_id, roadmap_id),
    foreign key (roadmap_id, version) references roadmap
);

-- Only topics that the learner has touched: no row means not started.
create table topic_progress (
    enrollment_id uuid        not null references enrollment on delete cascade,
    topic_id      uuid        not null,
    status        text        not null check (status in ('not-started', 'in-progress', 'done', 'skipped')),
    changed_at    timestamptz not null,
    primary key (enrollment_id, topic_id)
);
