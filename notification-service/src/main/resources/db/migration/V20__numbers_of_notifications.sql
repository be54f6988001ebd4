-- Each learner's notifications are numbered 1, 2, 3 …, so that a stream can say "I have seen up to here".
-- Ids do not serve for that: they have the order of time, and what is written first can be committed last.
create table inbox_counter (
    learner_id  uuid primary key,
    last_number bigint not null
);

alter table notification add column number bigint;
update notification
set number = counted.number
from (select id, row_number() over (partition by learner_id order by id) as number from notification) counted
where notification.id = counted.id;
insert into inbox_counter (learner_id, last_number)
select learner_id, max(number) from notification group by learner_id;
alter table notification alter column number set not null;

-- The question of a stream: what is newer than the last that it has sent.
alter table notification add constraint notification_number unique (learner_id, number);

-- The counter's row stays locked until the transaction ends: whoever tells the same learner next waits, and so numbers
-- are committed in their order, and a gap (something rolled back, or deleted) is never filled later. In the database, so
-- that nobody can insert past it: an instance of the version before this one neither, while both run.
create function number_notification() returns trigger language plpgsql as $$
begin
    insert into inbox_counter as counter (learner_id, last_number)
    values (new.learner_id, 1)
    on conflict (learner_id) do update set last_number = counter.last_number + 1
    returning counter.last_number into new.number;
    return new;
end
$$;
create trigger notification_is_numbered
    before insert on notification
    for each row execute function number_notification();
