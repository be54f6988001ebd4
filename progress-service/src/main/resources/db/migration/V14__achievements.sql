-- What a learner has earned. A row stays, whatever is reopened later.
create table achievement (
    learner_id uuid        not null,
    name       text        not null,
    earned_at  timestamptz not null,
    primary key (learner_id, name)
);

-- Roadmaps that a learner has ever completed: leaving one and completing it again is no new one.
create table completed_roadmap (
    learner_id uuid not null,
    roadmap    text not null,
    primary key (learner_id, roadmap)
);
