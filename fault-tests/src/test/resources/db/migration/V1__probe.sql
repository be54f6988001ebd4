-- The teller's: what commands did.
create table aggregate (
    id       text primary key,
    sequence bigint not null
);
create table command (
    id        text primary key,
    aggregate text   not null,
    sequence  bigint not null
);

-- The hearer's: what it made of the events. Deliberately without a unique constraint, so that a doubled effect shows.
create table effect (
    n          bigserial primary key,
    aggregate  text        not null,
    sequence   bigint      not null,
    command    text        not null,
    applied_at timestamptz not null default clock_timestamp()
);
create table effect_count (
    aggregate text primary key,
    effects   bigint not null
);
