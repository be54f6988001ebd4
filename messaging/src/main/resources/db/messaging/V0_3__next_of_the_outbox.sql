-- The relay's question, as one statement: what comes next in a partition, in order? It is asked a thousand times a second
-- when much happens, and each further statement around it would cost as much again.
-- The size of a backlog changes faster than the planner's statistics, and for a few rows it may take a plan that is a disaster
-- for many. There is one good way: along the index.
create function outbox_next(which smallint, after text, except_of text[], most_rows integer, most_bytes integer)
    returns table (event_id uuid, topic text, type text, source text, aggregate_id text, sequence bigint, occurred_at timestamptz, payload text, traceparent text)
    language sql stable
    set enable_seqscan = off
    set enable_bitmapscan = off
    set enable_sort = off
as $$
    select event_id, topic, type, source, aggregate_id, sequence, occurred_at, payload, traceparent
    from (
        select *, sum(octet_length(payload)) over (order by aggregate_id, sequence) as total
        from (
            select *
            from outbox
            where partition = which and published_at is null and aggregate_id > after and aggregate_id <> all (except_of)
            order by aggregate_id, sequence limit most_rows) next) batch
    where total - octet_length(payload) < most_bytes
    order by aggregate_id, sequence
$$;
