-- Who wanted the whole catalog to be told again, and how far that has got. Done in batches; what is committed here is told.
create table catalog_replay (
    id             uuid        primary key,
    requested_at   timestamptz not null,
    requested_by   text        not null check (requested_by <> ''),
    -- The last one that was told; topics first, then roadmaps.
    after_topic    uuid        not null default '00000000-0000-0000-0000-000000000000',
    topics         integer     not null default 0 check (topics >= 0),
    roadmaps       integer     not null default 0 check (roadmaps >= 0),
    finished_at    timestamptz
);
-- Serves: what is there to do? Asked every second, and mostly there is nothing.
create index catalog_replay_unfinished on catalog_replay (requested_at) where finished_at is null;
