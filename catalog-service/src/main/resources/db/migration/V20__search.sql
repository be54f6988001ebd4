-- Search. What is found by which words is derived from topics and stages by triggers, so that it is right whoever writes.
-- It stands beside the topics, not in them: an editor's row stays narrow and is never locked for a stage's new title.

create extension if not exists unaccent;
create extension if not exists pg_trgm;

-- Letters and digits in lower case, without accents, words apart by one space: "CI/CD", "node.js" and "TCP-IP" are two words each,
-- in topics and in questions alike. PostgreSQL's own parser would take them for a path, a host and a compound.
-- Immutable, because the rules of unaccent are those that PostgreSQL ships. Normalising is dear, and ASCII does not need it.
create function search_text(written text) returns text
    language sql immutable strict parallel safe
    return trim(regexp_replace(
        lower(unaccent('unaccent'::regdictionary,
            case when octet_length(written) = length(written) then written else normalize(written, NFKC) end)
            collate "pg_c_utf8"),
        '[^[:alnum:]]+' collate "pg_c_utf8", ' ', 'g'));

-- Each word as it is, for prefixes ("relationa" is on the way to "relational"), and as its stem ("caches" is "caching").
create function search_words(cleaned text) returns tsvector
    language sql immutable strict parallel safe
    return to_tsvector('simple', cleaned) || to_tsvector('english', cleaned);

-- The published topics only: drafts and retired ones cannot be found.
create table topic_search (
    topic_id uuid     primary key references topic on delete cascade,
    -- Title (A), slug and stage (B).
    head     tsvector not null,
    -- The same and the text (C).
    document tsvector not null
);

-- No list of pending entries: writes are few, and a search should not have to read through it.
-- Serves: topics that have the words in title, slug or stage, as one types.
create index topic_search_head on topic_search using gin (head) with (fastupdate = off);

-- Serves: topics that have the words anywhere.
create index topic_search_document on topic_search using gin (document) with (fastupdate = off);

-- The words of all heads, for those who mistype one: as many as a language has, however many topics there are.
-- Not unique on purpose: two editors who write the same new word must not wait for each other. Words are not taken away.
create table search_word (
    word text not null
);

-- Serves: is this word known already?
create index search_word_word on search_word (word);

-- Serves: which known words are like this one?
create index search_word_similar on search_word using gin (word gin_trgm_ops) with (fastupdate = off);

create function refresh_topic_search(changed uuid) returns void
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
           setweight(to_tsvector('english', search_text(topic.text)), 'C')
    into head_text, head_words, text_words
    from topic, lateral (
        select coalesce(string_agg(distinct stage.title, ' '), '') as stages
        from stage_topic join stage on stage.id = stage_id where topic_id = topic.id) place
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

create function topic_search_on_topic() returns trigger
    language plpgsql as
$$
begin
    perform refresh_topic_search(new.id);
    return null;
end
$$;

create trigger search_topic
    after insert or update of slug, title, text, status on topic
    for each row execute function topic_search_on_topic();

-- The words that are like this one, best first, as alternatives in a question.
create function similar_words(mistyped text) returns tsquery
    language sql stable parallel safe
    set pg_trgm.similarity_threshold = 0.25
    set client_min_messages = warning
as
$$
    select coalesce(string_agg(quote_literal(word), ' | '), '')::tsquery
    from (select distinct word, similarity(word, mistyped) as likeness
          from search_word where word % mistyped
          order by likeness desc, word limit 3) as best
$$;

-- What somebody typed, as a question: all words, by their stems; the last one may be unfinished and counts as a prefix. The first ten
-- words are enough for every question that makes sense.
create function search_question(typed text, shortest_prefix integer, tolerant boolean) returns tsquery
    language plpgsql stable parallel safe
    set client_min_messages = warning -- a word without a stem, such as "the", is no news
as
$$
declare
    typed_words text[] := (string_to_array(search_text(typed), ' '))[1:10];
    question    tsquery := '';
    one         tsquery;
begin
    for i in 1 .. coalesce(array_length(typed_words, 1), 0) loop
        one := plainto_tsquery('english', typed_words[i]);
        if i = array_length(typed_words, 1) then
            one := one || (quote_literal(typed_words[i])
                || case when length(typed_words[i]) >= shortest_prefix then ':*' else '' end)::tsquery;
        end if;
        if tolerant and length(typed_words[i]) >= 4 then
            one := one || similar_words(typed_words[i]);
        end if;
        question := question && one; -- nothing, when it is one that every text has
    end loop;
    return question;
end
$$;

select refresh_topic_search(id) from topic;

-- Lists by level or track, in the order of slugs. (By slug alone: topic_slug_key. By stage: stage_topic_pkey.)
create index topic_by_level on topic (level, slug) where status = 'PUBLISHED';
create index topic_by_track on topic (track, slug) where status = 'PUBLISHED';
