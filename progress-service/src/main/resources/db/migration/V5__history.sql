-- What happened to an enrolment, event by event, for good. One partition a month, made ahead by the service (HistoryPartitions);
-- what no month was made for goes into the default partition, so that nothing is ever refused.
create table progress_history (
    enrollment_id uuid        not null references enrollment on delete cascade,
    sequence      bigint      not null,
    at            timestamptz not null,
    kind          text        not null,
    version       integer     not null,
    -- Null where it is about the enrolment as a whole.
    topic_id      uuid,
    -- Also the index of "the history of an enrolment, newest first": each partition is asked for its newest, and they are merged.
    primary key (enrollment_id, sequence, at)
) partition by range (at);

create table progress_history_default partition of progress_history default;

-- Of what was before, only the beginning is known.
insert into progress_history (enrollment_id, sequence, at, kind, version)
select id, 1, enrolled_at, 'enrolled', version from enrollment;
