-- A database of progress-service before there are learners: ids that can be computed, one roadmap, the months of the past.
-- Variable: topics. No psql commands in here: a test runs these files, too.
set role progress;

-- Ids like the service's own (UUIDv7): later ones sort after earlier ones.
create function bench_id(kind integer, n bigint) returns uuid language sql immutable
return cast(lpad(to_hex(1750000000000 + n * 1000), 12, '0') || '7' || lpad(to_hex(kind), 3, '0')
            || '8000' || lpad(to_hex(n), 12, '0') as uuid);
create function bench_learner(n bigint) returns uuid language sql immutable return bench_id(1, n);
create function bench_enrollment(n bigint) returns uuid language sql immutable return bench_id(2, n);
create function bench_topic(n bigint) returns uuid language sql immutable return bench_id(3, n);
create function bench_member(n bigint) returns uuid language sql immutable return bench_id(4, n);
create function bench_roadmap() returns uuid language sql immutable return bench_id(5, 0);

-- How many rows completions have written so far: the same for the service and for pgbench, or they are not compared.
create function bench_rows() returns bigint language sql
return (select count(*) from progress_history) + (select count(*) from topic_progress) + (select count(*) from review_card)
    + (select count(*) from scored_topic) + (select count(*) from outbox)
    + (select count(*) from activity_day) + (select count(*) from achievement);

insert into roadmap (roadmap_id, version, slug, title) values (bench_roadmap(), 1, 'bench', 'Bench');
insert into roadmap_topic (roadmap_id, version, position, topic_id, slug, title)
select bench_roadmap(), 1, n, bench_topic(n), 'topic-' || n, 'Topic number ' || n from generate_series(1, :topics) n;
insert into followed_version (roadmap_id, version, slug, title) select roadmap_id, version, slug, title from roadmap;
insert into followed_topic (roadmap_id, version, position, topic_id, slug, title)
select roadmap_id, version, position, topic_id, slug, title from roadmap_topic;
insert into topic (topic_id, slug, title, level, track, estimate_minutes, revision, retired, sequence)
select topic_id, slug, title, 'beginner', 'spine', 45, 1, false, 1 from roadmap_topic;

-- The service has made this month and the next ones.
do $$
declare month date;
begin
    for month in select generate_series(date_trunc('month', now() - interval '12 months'), now(), interval '1 month') loop
        execute format('create table if not exists %I partition of progress_history for values from (%L) to (%L)',
            to_char(month, '"progress_history_"YYYY_MM'), month || 'Z', cast(month + interval '1 month' as date) || 'Z');
    end loop;
end
$$;
