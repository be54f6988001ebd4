-- What learners from..to have told in the last hours, ten events each, sent long since: the outbox keeps them for a day.
-- After ../progress/prepare.sql and in its words. Variables: from, to.
set synchronous_commit = off;
insert into outbox (event_id, topic, type, source, aggregate_id, sequence, occurred_at, payload, traceparent, published_at,
    record_partition, record_offset, record_time)
select bench_id(9, n * 16 + i), 'progress.enrollments', 'dev.backroad.progress.topic-completed.v1', 'progress-service',
    cast(bench_enrollment(n) as text), i, at,
    json_build_object('enrollmentId', bench_enrollment(n), 'learnerId', bench_learner(n), 'roadmapSlug', 'bench', 'roadmapTitle', 'Bench',
        'topicSlug', 'topic-' || i, 'topicTitle', 'Topic number ' || i, 'completedAt', at, 'done', i, 'total', 90),
    '00-' || md5(cast(n as text)) || '-' || left(md5(cast(i as text)), 16) || '-00', at + interval '10 ms',
    n % 12, n, at + interval '8 ms'
from generate_series(cast(:from as bigint), :to) n, generate_series(1, 10) i,
    lateral (select now() - interval '1 hour' - (n * 10 + i) % 36000 * interval '1 second' as at) as moment;
