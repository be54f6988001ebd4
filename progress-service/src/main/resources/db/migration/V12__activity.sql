-- Topics that a learner has ever completed: reopening and completing one again is no new one.
create table completed_topic (
    learner_id uuid not null,
    topic_id   uuid not null,
    primary key (learner_id, topic_id)
);

-- What a learner did on a day of their own calendar, as it was then: a move to another time zone rewrites no day.
create table activity_day (
    learner_id uuid    not null,
    day        date    not null,
    topics     integer not null check (topics >= 0),
    reviews    integer not null check (reviews >= 0),
    minutes    integer not null check (minutes >= 0),
    primary key (learner_id, day)
);

-- Days that a move to another time zone cut short: nobody loses a streak by them.
create table bridged_day (
    learner_id uuid not null,
    day        date not null,
    primary key (learner_id, day)
);

-- Time that a learner says they spent.
create table time_entry (
    id         uuid primary key,
    learner_id uuid        not null,
    topic      text        not null,
    minutes    integer     not null check (minutes between 1 and 1440),
    day        date        not null,
    noted_at   timestamptz not null
);
create index time_entry_of_learner on time_entry (learner_id);
