-- The inboxes of learners from..to: ten notifications each, of which two are unread; their mails, sent; and that their events were heard.
-- Variables: from, to. The ids of learners, enrolments and events are those of ../progress/prepare.sql and outbox.sql.
set session_replication_role = replica; -- the numbers are given here, not by the trigger
set synchronous_commit = off;

create or replace function bench_id(kind integer, n bigint) returns uuid language sql immutable
return cast(lpad(to_hex(1750000000000 + n * 1000), 12, '0') || '7' || lpad(to_hex(kind), 3, '0')
            || '8000' || lpad(to_hex(n), 12, '0') as uuid);

-- Retention goes by the time in the id: these are of the last days.
create or replace function bench_letter(n bigint) returns uuid language sql stable
return cast(lpad(to_hex(cast(extract(epoch from current_date) - 864000 as bigint) * 1000 + n), 12, '0') || '700a8000' || lpad(to_hex(n), 12, '0') as uuid);

insert into account (account_id, name, email)
select bench_id(1, n), 'Learner ' || n, 'learner-' || n || '@backroad.test' from generate_series(cast(:from as bigint), :to) n;

insert into inbox_counter (learner_id, last_number)
select bench_id(1, n), 10 from generate_series(cast(:from as bigint), :to) n;

insert into notification (id, learner_id, kind, arguments, topic, roadmap, created_at, read_at, number, event_id)
select bench_letter(n * 16 + i), bench_id(1, n), 'topic-completed', jsonb_build_array('Topic number ' || i, 'Bench', i, 90), 'topic-' || i,
    'bench', now() - interval '10 days' + i * interval '1 hour', case when i <= 8 then now() end, i, bench_id(9, n * 16 + i)
from generate_series(cast(:from as bigint), :to) n, generate_series(1, 10) i;

insert into outgoing_mail (notification_id, learner_id, kind, arguments, attempts, next_attempt_at, sent_at, event_id, attempted_at)
select bench_letter(n * 16 + i), bench_id(1, n), 'topic-completed', jsonb_build_array('Topic number ' || i, 'Bench', i, 90), 1,
    at, at, bench_id(9, n * 16 + i), at
from generate_series(cast(:from as bigint), :to) n, generate_series(1, 10) i,
    lateral (select now() - interval '10 days' + i * interval '1 hour' as at) as moment;

insert into inbox (event_id, received_at)
select bench_id(9, n * 16 + i), now() - interval '10 days' + i * interval '1 hour'
from generate_series(cast(:from as bigint), :to) n, generate_series(1, 10) i;

insert into inbox_position (source, aggregate_id, sequence)
select 'progress-service', cast(bench_id(2, n) as text), 50 from generate_series(cast(:from as bigint), :to) n;
