-- A roadmap is a name with editions: its published versions, which never change, and at most one draft.
create table roadmap_edition (
    id           uuid    primary key,
    roadmap_id   uuid    not null references roadmap,
    -- The version; none while it is a draft.
    number       integer check (number >= 1),
    title        text    not null check (title <> ''),
    summary      text    not null,
    published_at timestamptz,
    published_by text check (published_by <> ''),
    -- The author's version in the file that it came from, if it came from one.
    file_version integer check (file_version >= 1),
    check ((number is null) = (published_at is null) and (number is null) = (published_by is null)),
    -- One draft, and each version once. The index serves: a version by its number, the versions of a roadmap, the draft.
    unique nulls not distinct (roadmap_id, number)
);

create table edition_stage (
    id         uuid    primary key,
    edition_id uuid    not null references roadmap_edition on delete cascade,
    position   integer not null check (position >= 0),
    title      text    not null check (title <> ''),
    -- Serves: the stages of an edition, in order.
    unique (edition_id, position),
    unique (edition_id, title),
    -- For the foreign key below.
    unique (id, edition_id)
);

create table edition_topic (
    stage_id   uuid    not null,
    edition_id uuid    not null,
    position   integer not null check (position >= 0),
    topic_id   uuid    not null references topic,
    -- Serves: the topics of a stage, in order.
    primary key (stage_id, position),
    foreign key (stage_id, edition_id) references edition_stage (id, edition_id) on delete cascade,
    -- A topic stands in an edition once.
    unique (edition_id, topic_id)
);
-- Serves: who names this topic, and in which stage is it?
create index edition_topic_topic on edition_topic (topic_id);

insert into roadmap_edition (id, roadmap_id, number, title, summary, published_at, published_by, file_version)
select gen_random_uuid(), id, version, title, summary, coalesce((select published_at from catalog_revision), now()), 'import', version from roadmap;
insert into edition_stage (id, edition_id, position, title)
select s.id, e.id, s.position, s.title from stage s join roadmap_edition e on e.roadmap_id = s.roadmap_id;
insert into edition_topic (stage_id, edition_id, position, topic_id)
select st.stage_id, s.edition_id, st.position, st.topic_id from stage_topic st join edition_stage s on s.id = st.stage_id;

drop table stage_topic;
drop table stage;

alter table roadmap
    drop column title,
    drop column summary,
    alter column version drop not null,
    add column status       text   not null default 'PUBLISHED' check (status in ('DRAFT', 'PUBLISHED', 'RETIRED')),
    -- Counts the changes by editors; their ETag.
    add column lock_version bigint not null default 0 check (lock_version >= 0),
    -- Nothing was published yet, and so there is no version that is the newest.
    add check ((status = 'DRAFT') = (version is null)),
    -- The newest version is one of its editions.
    add foreign key (id, version) references roadmap_edition (roadmap_id, number) deferrable initially deferred;

-- What readers see: the newest version of each roadmap. The tables behind these views know all versions and the drafts.
create view current_roadmap as
select r.id, r.slug, e.title, e.summary, r.version, r.status = 'RETIRED' as retired
from roadmap r join roadmap_edition e on e.roadmap_id = r.id and e.number = r.version;

create view stage as
select s.id, r.id as roadmap_id, s.position, s.title
from edition_stage s join roadmap_edition e on e.id = s.edition_id join roadmap r on r.id = e.roadmap_id and r.version = e.number;

create view stage_topic as
select t.stage_id, t.position, t.topic_id
from edition_topic t join roadmap_edition e on e.id = t.edition_id join roadmap r on r.id = e.roadmap_id and r.version = e.number;
