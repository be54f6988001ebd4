-- Where Kafka keeps each event, and when the relay gave it there: for whoever looks back at the way that an event took.
-- Null while it waits, and for what was sent before this was noted. No index: nobody searches by them.
alter table outbox
    add column record_partition integer,
    add column record_offset    bigint,
    add column record_time      timestamptz;
