-- Learners who follow one roadmap together: a workshop, a team.
create table learner_group (
    id            uuid primary key,
    name          text        not null,
    roadmap_id    uuid        not null,
    roadmap_slug  text        not null,
    roadmap_title text        not null,
    leader_id     uuid        not null,
    -- Without hyphens, as it is compared.
    invitation    text        not null unique,
    created_at    timestamptz not null,
    -- The number of the member who came last; numbers are never given twice.
    last_number   integer     not null,
    -- The group's own event number.
    sequence      bigint      not null
);

create table group_membership (
    id              uuid primary key,
    group_id        uuid        not null references learner_group on delete cascade,
    learner_id      uuid        not null,
    -- In the order of joining.
    number          integer     not null,
    display_name    text        not null,
    name_key        text        not null,
    shares_progress boolean     not null,
    shares_activity boolean     not null,
    joined_at       timestamptz not null,
    -- Fifty requests at the same moment make one membership.
    unique (group_id, learner_id),
    unique (group_id, name_key),
    -- A page of the members, and who has been there longest.
    unique (group_id, number)
);
-- The groups of a learner.
create index group_membership_by_learner on group_membership (learner_id, group_id);
