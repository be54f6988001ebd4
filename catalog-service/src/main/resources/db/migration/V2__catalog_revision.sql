-- Which content is published, as a fingerprint of its files. One row or none: an import that finds its
-- own fingerprint here has nothing to do, and every key of the cache starts with it.
create table catalog_revision (
    only_row     boolean     primary key default true check (only_row),
    fingerprint  text        not null check (length(fingerprint) = 64),
    published_at timestamptz not null
);
