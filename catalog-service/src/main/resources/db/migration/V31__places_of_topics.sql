-- Where topics stand, for all readers who ask for it: in the newest versions of the roadmaps that are on the list. A retired roadmap still
-- shows its own topics (stage, stage_topic), but it is no place any more.
create view topic_place as
select t.topic_id, s.title as stage, r.id as roadmap_id, r.slug as roadmap, s.position as stage_position, t.position
from roadmap r
join roadmap_edition e on e.roadmap_id = r.id and e.number = r.version
join edition_stage s on s.edition_id = e.id
join edition_topic t on t.stage_id = s.id
where r.status = 'PUBLISHED';

create or replace function refresh_topic_search(changed uuid) returns void
    language plpgsql as
$$
declare
    head_text text;
    head_words tsvector;
    text_words tsvector;
begin
    select search_text(topic.title || ' ' || stages),
           setweight(search_words(search_text(topic.title)), 'A')
               || setweight(search_words(search_text(topic.slug || ' ' || stages)), 'B'),
           -- Some letters become many (a square of katakana is six), and a tsvector has room for one megabyte.
           setweight(to_tsvector('english', left(search_text(topic.text), 150000)), 'C')
    into head_text, head_words, text_words
    from topic, lateral (
        select coalesce(string_agg(distinct stage, ' '), '') as stages from topic_place where topic_id = topic.id) place
    where topic.id = changed and status = 'PUBLISHED';

    if not found then
        delete from topic_search where topic_id = changed;
        return;
    end if;

    insert into topic_search (topic_id, head, document) values (changed, head_words, head_words || text_words)
    on conflict (topic_id) do update set head = excluded.head, document = excluded.document;

    insert into search_word (word)
    select distinct found_word
    from unnest(string_to_array(head_text, ' ')) found_word
    where length(found_word) between 4 and 40 and not exists (select 1 from search_word where word = found_word);
end
$$;

-- Places change with the version, and when a roadmap is retired or comes back: then all of them.
create or replace function topic_search_on_version() returns trigger
    language plpgsql as
$$
begin
    perform refresh_topic_search(place.topic_id)
    from (select topic_id, edition_stage.title, count(distinct number) as versions
          from edition_topic
          join edition_stage on edition_stage.id = stage_id
          join roadmap_edition on roadmap_edition.id = edition_stage.edition_id
          where roadmap_id = new.id and (number = new.version or tg_op = 'UPDATE' and number = old.version)
          group by topic_id, edition_stage.title) as place
    where versions = 1 or old.status is distinct from new.status
    order by place.topic_id;
    return null;
end
$$;

drop trigger search_version on roadmap;
create constraint trigger search_version
    after insert or update of version, status on roadmap
    deferrable initially deferred
    for each row execute function topic_search_on_version();

-- Whoever counts an event or saves a topic as it was changes nothing that can be found.
drop trigger search_topic on topic;
create trigger search_topic
    after insert on topic
    for each row execute function topic_search_on_topic();
create trigger search_topic_again
    after update of slug, title, text, status on topic
    for each row
    when ((old.slug, old.title, old.text, old.status) is distinct from (new.slug, new.title, new.text, new.status))
    execute function topic_search_on_topic();

select refresh_topic_search(st.topic_id)
from stage_topic st join stage s on s.id = st.stage_id join roadmap r on r.id = s.roadmap_id where r.status = 'RETIRED';
