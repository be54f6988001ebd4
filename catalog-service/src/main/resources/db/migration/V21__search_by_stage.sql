-- A topic is found by the title of its stage, too. A published version never changes, so places change when a roadmap gets
-- another version. Looked at on commit, because only then all of the version is there.

create function topic_search_on_version() returns trigger
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
    -- In both versions under the same title: nothing new.
    where versions = 1
    order by place.topic_id;
    return null;
end
$$;

create constraint trigger search_version
    after insert or update of version on roadmap
    deferrable initially deferred
    for each row execute function topic_search_on_version();
