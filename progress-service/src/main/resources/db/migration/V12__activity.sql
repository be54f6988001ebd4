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

-- What was completed before there was a calendar: on the day that it was in UTC, since nobody had said where they live.
insert into completed_topic (learner_id, topic_id)
select distinct learner_id, topic_id
from topic_progress join enrollment on enrollment.id = enrollment_id
where status = 'done';

insert into activity_day (learner_id, day, topics, reviews, minutes)
select learner_id, day, count(*), 0, 0
from (select learner_id, topic_id, min(changed_at at time zone 'UTC')::date as day
      from topic_progress join enrollment on enrollment.id = enrollment_id
      where status = 'done' group by learner_id, topic_id) done
group by learner_id, day;
