create table effect (
    n        bigserial,
    event_id uuid   not null,
    subject  text   not null,
    sequence bigint not null,
    note     text   not null
);
