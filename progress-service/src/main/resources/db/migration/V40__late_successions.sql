-- Topics of which we have heard that they have become others, while learners may have moved up before. A row goes when all
-- enrolments have been looked at.
create table late_succession (
    topic_id uuid   primary key,
    -- How often it was heard: whoever has begun to look when it is heard once more must begin anew.
    heard    bigint not null default 1,
    -- The last enrolment that was looked at.
    after    uuid   not null default '00000000-0000-0000-0000-000000000000'
);

-- All that we had heard before we looked after it.
insert into late_succession (topic_id) select distinct topic_id from topic_successor;
