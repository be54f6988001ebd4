-- Editors change single topics by HTTP: a draft is nobody's but theirs, a retired topic stays for those who are on their way.
alter table topic
    add column status   text   not null default 'PUBLISHED' check (status in ('DRAFT', 'PUBLISHED', 'RETIRED')),
    -- For optimistic locking; the ETag of an editor's read.
    add column version  bigint not null default 0 check (version >= 0),
    -- How many events this topic has told the world; the last one's sequence.
    add column sequence bigint not null default 0 check (sequence >= 0);

-- Which state of a view is the newest. A change raises the versions of the views that it touches in its own transaction;
-- a reader takes the version in the snapshot that it reads the view in. A view that has no row was never changed: version 0.
create table view_version (
    name    text   primary key check (length(name) <= 200),
    version bigint not null check (version >= 1)
);
