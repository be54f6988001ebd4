-- Topics of which we have heard that they have become others, while learners may have moved up before. A row goes when all
-- enrolments have been looked at.
create table late_succession (
    topic_id uuid primary key,
    -- The last enrolment that was looked at.
    after    uuid not null default '00000000-0000-0000-0000-000000000000'
);
