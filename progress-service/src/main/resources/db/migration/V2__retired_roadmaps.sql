-- Roadmaps that nobody should begin any more. A table of its own: it is about all versions of a roadmap together.
create table retired_roadmap (
    roadmap_id uuid primary key
);
