-- What each learner has ever completed: a topic gives its point once, whatever comes after and in however many roadmaps
-- it stands. The number is the order in which points were given, everybody's together.
create table scored_topic (
    learner_id uuid        not null,
    topic_id   uuid        not null,
    number     bigint      not null generated always as identity,
    scored_at  timestamptz not null,
    primary key (learner_id, topic_id)
);

-- Who wants to be seen. Other tables, and Redis, know them by the member's id, which says nothing once this row is gone.
create table leaderboard_profile (
    learner_id   uuid primary key,
    member_id    uuid        not null unique,
    display_name text        not null,
    name_key     text        not null unique,
    joined_at    timestamptz not null
);

-- The points of each member on each board ('all-time', '2026-W48'), kept in the transaction that gives them.
create table standing (
    board     text    not null,
    member_id uuid    not null,
    -- 0: has left, and Redis does not know it yet.
    points    integer not null check (points >= 0),
    -- The last point's: of two with equal points, the one with the lower number was there first.
    number    bigint  not null,
    -- The order on the board, lowest first. Redis has the same value as its score, exact in a double.
    place     bigint  not null generated always as (number - (points::bigint << 36)) stored,
    -- Whether Redis is still to be told.
    unsent    boolean not null default true,
    primary key (board, member_id)
);
-- A page of a board while Redis is away, and who is before a place.
create index standing_by_place on standing (board, place) where points > 0;
-- What is to be told: nearly always empty.
create index standing_unsent on standing (board, member_id) where unsent;

-- What was completed before there was a leaderboard counts, in the order of that time.
insert into scored_topic (learner_id, topic_id, scored_at)
select learner_id, topic_id, min(changed_at)
from topic_progress join enrollment on enrollment.id = enrollment_id
where status = 'done'
group by learner_id, topic_id
order by min(changed_at), learner_id, topic_id;
