-- A topic is found by the title of its stage, too: what changes the one or the other changes what is found.

create function topic_search_on_place() returns trigger
    language plpgsql as
$$
begin
    if tg_op <> 'INSERT' then
        perform refresh_topic_search(old.topic_id);
    end if;
    if tg_op <> 'DELETE' then
        perform refresh_topic_search(new.topic_id);
    end if;
    return null;
end
$$;

create function topic_search_on_stage() returns trigger
    language plpgsql as
$$
begin
    perform refresh_topic_search(topic_id) from stage_topic where stage_id = new.id order by topic_id;
    return null;
end
$$;

create trigger search_place
    after insert or delete or update of stage_id, topic_id on stage_topic
    for each row execute function topic_search_on_place();

create trigger search_stage
    after update of title on stage
    for each row when (old.title is distinct from new.title) execute function topic_search_on_stage();
