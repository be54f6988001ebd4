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

-- Those that were complete before there were achievements.
insert into completed_roadmap (learner_id, roadmap)
select distinct e.learner_id, v.slug
from enrollment e
join followed_version v using (roadmap_id, version)
where exists (select from topic_progress p where p.enrollment_id = e.id and p.status = 'done')
  and not exists (
      select from followed_topic t
      left join topic_progress p on p.enrollment_id = e.id and p.topic_id = t.topic_id
      where t.roadmap_id = e.roadmap_id and t.version = e.version
        and coalesce(p.status, 'not-started') not in ('done', 'skipped'));
