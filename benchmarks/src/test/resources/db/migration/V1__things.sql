-- What the writer changes: one row per thing, whose number of changes is the sequence of its events.
create table thing (
    id       text primary key,
    sequence bigint not null
);

-- What the hearer makes of it: one row per change.
create table effect (
    change bigint primary key,
    thing  text not null
);
