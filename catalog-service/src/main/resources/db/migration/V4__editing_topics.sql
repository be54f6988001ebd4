-- What editors and content files have made of a topic, state by state, and where a retired one leads.
alter table topic
    -- Counts the states of what it says; the last one's number. Consumers compare it to see whether anything changed.
    add column revision integer not null default 1 check (revision >= 1);

-- Every state that a topic was ever saved in: an imported file may overwrite what an editor wrote, and nothing of it is lost.
-- The content is one document on purpose: history is shown as it was, and never searched or joined.
create table topic_revision (
    topic_id uuid        not null references topic on delete cascade,
    revision integer     not null check (revision >= 1),
    saved_at timestamptz not null,
    -- An account, a program, or "import".
    saved_by text        not null check (saved_by <> ''),
    content  jsonb       not null,
    -- Serves: the states of a topic, the newest first.
    primary key (topic_id, revision)
);

insert into topic_revision (topic_id, revision, saved_at, saved_by, content)
select t.id, 1, coalesce((select published_at from catalog_revision), now()), 'import', jsonb_build_object(
    'slug', t.slug, 'title', t.title, 'level', lower(t.level), 'track', lower(t.track), 'estimateMinutes', t.estimate_minutes,
    'prerequisites', coalesce((select jsonb_agg(p.slug order by p.slug) from topic_prerequisite tp join topic p on p.id = tp.prerequisite_id
        where tp.topic_id = t.id), '[]'),
    'resources', coalesce((select jsonb_agg(jsonb_build_object('kind', lower(r.kind), 'title', r.title, 'url', r.url, 'language', r.language)
        order by r.position) from topic_resource r where r.topic_id = t.id), '[]'),
    'evidence', coalesce((select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('kind', replace(lower(e.kind), '_', '-'), 'path', e.path,
        'symbol', e.symbol, 'request', e.request)) order by e.position) from topic_evidence e where e.topic_id = t.id), '[]'),
    'text', t.text)
from topic t;

-- Which topics take the place of a retired one: none, one (merged or replaced) or several (split).
create table topic_successor (
    topic_id     uuid not null references topic,
    successor_id uuid not null references topic,
    -- Serves: where a retired topic leads.
    primary key (topic_id, successor_id),
    check (topic_id <> successor_id)
);
