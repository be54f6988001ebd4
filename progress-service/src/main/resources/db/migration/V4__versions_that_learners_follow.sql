-- The versions that somebody has enrolled in: part of the learners' record, and not of the copy, so that the copy can be emptied
-- and rebuilt while nobody's progress depends on it. A replay tells the newest version of each roadmap only.
create table followed_version (
    roadmap_id uuid    not null,
    version    integer not null,
    slug       text    not null,
    title      text    not null,
    primary key (roadmap_id, version)
);

create table followed_topic (
    roadmap_id uuid    not null,
    version    integer not null,
    position   integer not null,
    topic_id   uuid    not null,
    slug       text    not null,
    title      text    not null,
    primary key (roadmap_id, version, topic_id),
    unique (roadmap_id, version, slug),
    foreign key (roadmap_id, version) references followed_version
);

-- All versions that there are: an instance of the release before enrols people while it still runs.
insert into followed_version (roadmap_id, version, slug, title)
select roadmap_id, version, slug, title from roadmap;

insert into followed_topic (roadmap_id, version, position, topic_id, slug, title)
select roadmap_id, version, position, topic_id, slug, title from roadmap_topic;

-- Names of topics that have left the roadmap since: the latest version before.
create index followed_topic_by_topic on followed_topic (roadmap_id, topic_id, version desc);

alter table enrollment
    drop constraint enrollment_roadmap_id_version_fkey,
    add constraint enrollment_follows foreign key (roadmap_id, version) references followed_version,
    -- Only where it differs from version can there be topics that have left the roadmap since; 0 says that nobody noted it.
    add column first_version integer not null default 0;
