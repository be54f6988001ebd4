package dev.backroad.catalog.topic;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Searches the published topics, best first: those that have all words in title, slug or stage,
 * then those that need the text for it. When nothing is found, words that are like the words in
 * titles count, too.
 */
@Component
class TopicSearch {

    /** A topic that was found, and where the list goes on behind it. */
    record Hit(Place place, TopicItem item) {}

    /**
     * Where a topic stands in the order.
     *
     * @param tolerant whether the question allows for typing errors
     * @param inText whether it was found by its text
     * @param worse the rank, turned round; as text, because a number would be rounded
     */
    record Place(boolean tolerant, boolean inText, String worse, UUID topic) {

        static final Place START = start(false);

        static Place start(boolean tolerant) {
            return new Place(tolerant, false, "-Infinity", new UUID(0, 0));
        }

        Place texts() {
            return inText ? this : new Place(tolerant, true, "-Infinity", new UUID(0, 0));
        }

        static Place of(List<String> parts) {
            return new Place(
                    Boolean.parseBoolean(parts.get(0)),
                    Boolean.parseBoolean(parts.get(1)),
                    Float.toString(Float.parseFloat(parts.get(2))),
                    UUID.fromString(parts.get(3)));
        }

        Object[] parts() {
            return new Object[] {tolerant, inText, worse, topic};
        }
    }

    private record Question(String head, String document) {}

    /**
     * What is ranked together. A question that fits more topics than that is hardly one: those are
     * ranked that the index leads to first, so that its answer takes hardly longer than others.
     * Texts are fewer because each has to be read for its rank.
     */
    enum Tier {
        HEAD("s.head", 200, "s.head @@ cast(:head as tsquery)", "cast(:head as tsquery)"),
        TEXT(
                "s.document",
                100,
                """
                s.document @@ cast(:document as tsquery)
                and not s.head @@ cast(:head as tsquery)\
                """,
                "cast(:document as tsquery)");

        private final String words;
        private final int candidates;
        private final String condition;
        private final String question;

        Tier(String words, int candidates, String condition, String question) {
            this.words = words;
            this.candidates = candidates;
            this.condition = condition;
            this.question = question;
        }
    }

    /**
     * For this transaction, always by the indexes of words: a guess at how many topics two words
     * have in common can be wrong by a thousand times, and whoever believes it reads all of them.
     */
    static final String QUESTION =
            """
            select head::text,
                   (case when :tolerant then head else search_question(:q, 3, false) end)::text
                       as document,
                   set_config('enable_seqscan', 'off', true),
                   set_config('plan_cache_mode', 'force_custom_plan', true)
            from search_question(:q, 1, :tolerant) as head
            """;

    private final JdbcClient jdbc;

    TopicSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns what stands behind a place, as many as there are up to a limit. */
    @Transactional(readOnly = true)
    List<Hit> search(String q, TopicFilter filter, Place after, int limit) {
        var found = find(q, filter, after, limit);
        return found.isEmpty() && after.equals(Place.START)
                ? find(q, filter, Place.start(true), limit)
                : found;
    }

    private List<Hit> find(String q, TopicFilter filter, Place after, int limit) {
        var question = question(q, after.tolerant());
        if (question.head().isEmpty()) {
            return List.of();
        }
        var found = new ArrayList<Hit>();
        if (!after.inText()) {
            found.addAll(tier(Tier.HEAD, question, filter, after, limit));
        }
        if (found.size() < limit) {
            found.addAll(tier(Tier.TEXT, question, filter, after.texts(), limit - found.size()));
        }
        return found;
    }

    private Question question(String q, boolean tolerant) {
        return jdbc.sql(QUESTION)
                .param("q", q)
                .param("tolerant", tolerant)
                .query((row, _) -> new Question(row.getString("head"), row.getString("document")))
                .single();
    }

    private List<Hit> tier(
            Tier tier, Question question, TopicFilter filter, Place after, int limit) {
        var highlighter = new Highlighter(question.head(), question.document());
        return jdbc.sql(sql(tier, filter.conditions()))
                .params(filter.values())
                .param("head", question.head())
                .param("document", question.document())
                .param("worse", after.worse())
                .param("topic", after.topic())
                .param("limit", limit)
                .query((row, _) -> hit(row, after, highlighter))
                .list();
    }

    static String sql(Tier tier, String filter) {
        return """
        with candidate as materialized (
            select s.topic_id, %s as words
            from topic_search s %s
            where %s %s
            limit %d
        ), ranked as (
            select topic_id, -ts_rank(words, %s, 2) as worse from candidate
        ), best as (
            select * from ranked
            where (worse, topic_id) > (cast(:worse as real), :topic)
            order by worse, topic_id limit :limit
        )
        select %s, left(t.text, 10000) as text, best.worse::text, best.topic_id
        from best join topic t on t.id = best.topic_id
        %s
        order by best.worse, best.topic_id
        """
                .formatted(
                        tier.words,
                        filter.isEmpty() ? "" : "join topic t on t.id = s.topic_id",
                        tier.condition,
                        filter,
                        tier.candidates,
                        tier.question,
                        TopicRow.COLUMNS,
                        TopicRow.PLACE);
    }

    private static Hit hit(ResultSet row, Place after, Highlighter highlighter)
            throws SQLException {
        var place =
                new Place(
                        after.tolerant(),
                        after.inText(),
                        row.getString("worse"),
                        row.getObject("topic_id", UUID.class));
        return new Hit(
                place,
                TopicRow.item(row, highlighter.of(row.getString("title"), row.getString("text"))));
    }
}
