-- Learners from..to of so many enrollments, each with 50 events in eleven weeks of the last year: enrolled; 16 topics begun and
-- completed, every other one reopened and completed again; one more begun. All that the service derives from it is there, too,
-- and each has noted half an hour today. A quarter is on the leaderboard. Variables: from, to, enrollments.
set session_replication_role = replica; -- foreign keys hold by construction
set synchronous_commit = off;
begin;

create temp table learner on commit drop as
select n, bench_learner(n) as learner_id, bench_enrollment(n) as enrollment_id,
       date_trunc('milliseconds', now() - interval '365 days' + interval '270 days' * (cast(n as float8) / :enrollments)) as begun
from generate_series(cast(:from as bigint), :to) n;
analyze learner;

-- Two topics make six events: started, completed; started, completed, reopened, completed.
create temp table step on commit drop as
select i, i * interval '36 hours' as later,
       case when i = 0 then 'enrolled'
            else 'topic-' || (array['started', 'completed', 'started', 'completed', 'reopened', 'completed'])[1 + (i - 1) % 6]
       end as kind,
       case when i > 0 then bench_topic((i - 1) / 6 * 2 + case when (i - 1) % 6 < 2 then 1 else 2 end) end as topic_id
from generate_series(0, 49) i;

create temp table done on commit drop as
select topic_id, row_number() over (order by min(i)) as t, min(later) as first, max(later) as last, count(*) - 1 as again
from step where kind = 'topic-completed' group by topic_id;

insert into enrollment (id, learner_id, roadmap_id, version, first_version, enrolled_at, sequence)
select enrollment_id, learner_id, bench_roadmap(), 1, 1, begun, 50 from learner;

insert into progress_history (enrollment_id, sequence, at, kind, version, topic_id)
select enrollment_id, i + 1, begun + later, kind, 1, topic_id from learner cross join step;

insert into topic_progress (enrollment_id, topic_id, status, changed_at)
select enrollment_id, topic_id, 'done', begun + last from learner cross join done
union all
select enrollment_id, topic_id, 'in-progress', begun + later from learner cross join step where i = 49;

insert into review_card (id, learner_id, topic_id, slug, title, version, stability, difficulty, answered_at, due_on, answers, lapses, paused)
select bench_id(6, n * 16 + t), learner_id, topic_id, 'topic-' || t, 'Topic number ' || t, 1 + 2 * again, 2.3065, 2.118,
       begun + first, cast(begun + last + interval '2 days' as date), 0, 0, false
from learner cross join done;

insert into activity_day (learner_id, day, topics, reviews, minutes)
select learner_id, cast(begun + first as date), 1, 0, 0 from learner cross join done
union all
select learner_id, current_date, 0, 0, 30 from learner;
insert into time_entry (id, learner_id, topic, minutes, day, noted_at)
select bench_id(7, n), learner_id, 'topic-1', 30, current_date, now() from learner;

insert into achievement (learner_id, name, earned_at)
select learner_id, case t when 1 then 'first-topic' else 'ten-topics' end, begun + first from learner cross join done where t in (1, 10);
insert into learner_news (learner_id, sequence) select learner_id, 2 from learner;

-- Nobody is reminded while it is measured.
insert into reminder_turn (learner_id, kind, at)
select learner_id, kind, now() + interval '1 day' + n % 86400 * interval '1 second'
from learner cross join (values ('review-due'), ('streak-at-risk')) as kinds (kind);

insert into leaderboard_profile (learner_id, member_id, display_name, name_key, joined_at)
select learner_id, bench_member(n), 'Learner ' || n, 'learner ' || n, begun from learner where n % 4 = 0;
with scored as (
    insert into scored_topic (learner_id, topic_id, scored_at)
    select learner_id, topic_id, begun + first from learner cross join done
    returning learner_id, number, to_char(scored_at at time zone 'UTC', 'IYYY-"W"IW') as week)
insert into standing (board, member_id, points, number, unsent)
select coalesce(week, 'all-time'), member_id, count(*), max(number), false
from scored join leaderboard_profile using (learner_id) group by grouping sets ((member_id), (member_id, week));

commit;
