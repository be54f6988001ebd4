-- How a learner wants to learn. No row: the defaults of LearningSettings.
create table learning_settings (
    learner_id      uuid primary key,
    version         bigint        not null,
    time_zone       text          not null,
    reviews_per_day integer       not null check (reviews_per_day between 1 and 200),
    retention       numeric(3, 2) not null check (retention between 0.70 and 0.97),
    topics_per_week integer check (topics_per_week between 1 and 50),
    reminders       boolean       not null
);
