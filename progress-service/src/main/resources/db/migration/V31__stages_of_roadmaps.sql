-- In which stage of a version each topic stands. Not among the tables that are emptied to rebuild the copy of the catalog: a
-- replay tells the newest version of a roadmap only, and people follow older ones. A version never changes, so that no row is
-- ever stale. None: nobody has told us the stages of that version.
create table roadmap_stage (
    roadmap_id uuid    not null,
    version    integer not null,
    topic_id   uuid    not null,
    -- From 1, in the roadmap's order.
    number     integer not null check (number > 0),
    title      text    not null,
    -- Also the index of "what to learn next": the stages of one version.
    primary key (roadmap_id, version, topic_id)
);
