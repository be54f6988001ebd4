package dev.backroad.catalog.topic;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.catalog.CatalogIntegrationTest;
import dev.backroad.catalog.content.PublishedContent;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whether the indexes are used that were made for it: PostgreSQL is asked for its plans. */
@CatalogIntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HundredThousandTopicsIntegrationTests {

    private static final TopicFilter ANY = new TopicFilter(null, null, null, null, null);

    @Autowired PublishedContent published;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @Autowired TopicSearch search;
    @Autowired TopicListing listing;

    /**
     * Every word of the one kind is in a hundred topics, every one of the other in half of them.
     */
    @BeforeAll
    void hundredThousandTopics() {
        published.none();
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("set local session_replication_role = replica").update(); // no triggers
            // In ten parts: a statement that takes longer than 9 s is given up.
            for (int part = 0; part < 10; part++) {
                tenThousandTopics(1 + part * 10_000);
            }
            jdbc.sql(
                            """
                            insert into search_word (word)
                            select md5(i::text) from generate_series(1, 30000) i
                            """)
                    .update();
        });
        jdbc.sql("analyze topic, topic_search, search_word").update();
    }

    /** In one statement that joins nothing: in mid-transaction there are no figures to plan by. */
    private void tenThousandTopics(int first) {
        jdbc.sql(
                        """
                        with added as (
                            insert into topic (id, slug, title, level, track, estimate_minutes, text)
                            select gen_random_uuid(), 'slug-' || i, 'Title t' || i % 1000 || 'x common' || i % 2,
                                   case i % 10000 when 0 then 'ADVANCED' else 'BEGINNER' end, 'SPINE', 30,
                                   'All have d' || i % 1000 || 'x and frequent' || i % 2
                            from generate_series(:first, :first + 9999) i
                            returning id, title, text
                        )
                        insert into topic_search (topic_id, head, document)
                        select id, setweight(search_words(search_text(title)), 'A'),
                               setweight(search_words(search_text(title)), 'A')
                                   || setweight(to_tsvector('english', search_text(text)), 'C')
                        from added
                        """)
                .param("first", first)
                .update();
    }

    @AfterAll
    void leaveNothing() {
        published.none();
        jdbc.sql("analyze topic, topic_search, search_word").update();
    }

    @Test
    void rareWordOfATitleIsFoundByTheIndexOfHeads() {
        assertThat(planOf(TopicSearch.Tier.HEAD, "t17x"))
                .contains("Bitmap Index Scan on topic_search_head")
                .doesNotContain("Seq Scan on topic");
    }

    @Test
    void rareWordOfATextIsFoundByTheIndexOfDocuments() {
        assertThat(planOf(TopicSearch.Tier.TEXT, "d17x"))
                .contains("Bitmap Index Scan on topic_search_document")
                .doesNotContain("Seq Scan on topic");
    }

    /** Nothing has both: whoever reads topics until there are enough reads all of them. */
    @ParameterizedTest
    @CsvSource({
        "HEAD,common1,topic_search_head",
        "TEXT,frequent1,topic_search_document",
        "HEAD,common1' & 'common0,topic_search_head",
        "TEXT,frequent1' & 'frequent0,topic_search_document"
    })
    void wordsThatHalfOfAllHaveAreFoundByTheIndexToo(
            TopicSearch.Tier tier, String words, String index) {
        assertThat(planOf(tier, words))
                .contains("Bitmap Index Scan on " + index)
                .doesNotContain("Seq Scan on topic", "topic_search_pkey");
    }

    @Test
    void listGoesOnFromTheSlug() {
        assertThat(planOfList(ANY))
                .contains("Index Scan using topic_slug_key")
                .doesNotContain("Seq Scan on topic", "Sort Key: t.slug");
    }

    @Test
    void listOfARareLevelGoesOnFromTheSlug() {
        assertThat(planOfList(new TopicFilter(null, null, Level.ADVANCED, null, null)))
                .contains("Index Scan using topic_by_level")
                .doesNotContain("Seq Scan on topic", "Sort Key: t.slug");
    }

    /** No topic has it: the usual order would lead past all of them. */
    @Test
    void listOfATrackThatNoTopicHasIsNotLookedForInAll() {
        assertThat(planOfList(new TopicFilter(null, null, null, Track.SIDE, null)))
                .contains("topic_by_track")
                .doesNotContain("Seq Scan on topic");
    }

    @Test
    void wordsThatAreAlikeAreFoundByTheirTrigrams() {
        var plan =
                String.join(
                        "\n",
                        jdbc.sql(
                                        """
                                        explain select word from search_word
                                        where word % 'kubrenetes'
                                        """)
                                .query(String.class)
                                .list());

        assertThat(plan).contains("Bitmap Index Scan on search_word_similar");
    }

    @Test
    void findsAmongAll() {
        assertThat(search.search("t17x", ANY, TopicSearch.Place.START, 101)).hasSize(100);
        assertThat(search.search("common1", ANY, TopicSearch.Place.START, 101)).hasSize(101);
        assertThat(listing.page(ANY, null, 100).items()).hasSize(100);
    }

    private String planOf(TopicSearch.Tier tier, String word) {
        return requireNonNull(
                transaction.execute(_ -> {
                    jdbc.sql(TopicSearch.QUESTION)
                            .param("q", "")
                            .param("tolerant", false)
                            .query()
                            .singleRow();
                    return String.join(
                            "\n",
                            jdbc.sql("explain (costs off) " + TopicSearch.sql(tier, ""))
                                    .param("head", "'" + word + "'")
                                    .param("document", "'" + word + "'")
                                    .param("worse", "-Infinity")
                                    .param("topic", new UUID(0, 0))
                                    .param("limit", 21)
                                    .query(String.class)
                                    .list());
                }));
    }

    private String planOfList(TopicFilter filter) {
        return String.join(
                "\n",
                jdbc.sql("explain (costs off) " + TopicListing.sql(filter.conditions()))
                        .params(filter.values())
                        .param("after", "slug-5")
                        .param("limit", 21)
                        .query(String.class)
                        .list());
    }
}
