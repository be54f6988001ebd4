-- What was imported last from each content file. A file that has not changed since then is left alone, and with it what editors have made of it.
create table content_file (
    -- For example topics/http.md.
    name        text primary key,
    -- SHA-256, in hexadecimal.
    fingerprint text not null check (length(fingerprint) = 64),
    -- The topic that comes from it, which its name does not say for ever: a file may get another one. Nothing for a roadmap.
    topic_id    uuid unique deferrable initially deferred references topic
);

-- Nobody knows the fingerprints of before: the next start looks at every file once.
insert into content_file (name, fingerprint, topic_id) select 'topics/' || slug || '.md', repeat('0', 64), id from topic;
insert into content_file (name, fingerprint) select 'roadmaps/' || slug || '.yml', repeat('0', 64) from roadmap;
