-- What a learner wrote down about a topic, in Markdown. The topic may have left their roadmap since.
create table topic_note (
    enrollment_id uuid        not null references enrollment on delete cascade,
    topic_id      uuid        not null,
    text          text        not null,
    changed_at    timestamptz not null,
    -- Another one for each state, never used again: the ETag.
    revision      uuid        not null,
    primary key (enrollment_id, topic_id)
);

-- A learner's own steps within a topic: read and written as a whole.
create table topic_checklist (
    enrollment_id uuid        not null references enrollment on delete cascade,
    topic_id      uuid        not null,
    items         jsonb       not null,
    changed_at    timestamptz not null,
    revision      uuid        not null,
    primary key (enrollment_id, topic_id)
);
