-- A topic that a learner has completed, and their memory of it (FSRS). One for each topic, in however many roadmaps it is.
create table review_card (
    id          uuid primary key,
    learner_id  uuid             not null,
    topic_id    uuid             not null,
    slug        text             not null,
    title       text             not null,
    version     bigint           not null,
    -- In days.
    stability   double precision not null check (stability > 0),
    difficulty  double precision not null check (difficulty between 1 and 10),
    answered_at timestamptz      not null,
    -- The learner's own calendar.
    due_on      date             not null,
    answers     integer          not null check (answers >= 0),
    lapses      integer          not null check (lapses between 0 and answers),
    paused      boolean          not null,
    -- A topic that is completed in two roadmaps at the same moment is one. Also the index of "forget all of a learner".
    unique (learner_id, topic_id)
);
-- The question of "what is due?", page by page.
create index review_card_due on review_card (learner_id, due_on, id) where not paused;

-- What the learner answered, as long as they are with us.
create table review_answer (
    id          uuid primary key,
    card_id     uuid        not null references review_card on delete cascade,
    learner_id  uuid        not null,
    rating      text        not null check (rating in ('again', 'hard', 'good', 'easy')),
    answered_at timestamptz not null,
    day         date        not null
);
-- The question of the daily cap: how many today?
create index review_answer_of_day on review_answer (learner_id, day);
-- What the cascade asks.
create index review_answer_of_card on review_answer (card_id);
