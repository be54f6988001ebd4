package dev.backroad.catalog.content;

import static dev.backroad.catalog.content.SampleContent.content;
import static dev.backroad.catalog.content.SampleContent.roadmap;
import static dev.backroad.catalog.content.SampleContent.topic;
import static org.awaitility.Awaitility.await;

import dev.backroad.catalog.cache.ViewVersions;
import java.util.stream.IntStream;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Gives a test the content that it needs, and only that. */
@TestComponent
public class PublishedContent implements SmartInitializingSingleton {

    private final ContentPublishing publishing;
    private final JdbcClient jdbc;
    private final StringRedisTemplate redis;
    private final ViewVersions versions;
    private final TransactionOperations transactions;

    PublishedContent(
            ContentPublishing publishing,
            JdbcClient jdbc,
            StringRedisTemplate redis,
            ViewVersions versions,
            TransactionOperations transactions) {
        this.publishing = publishing;
        this.jdbc = jdbc;
        this.redis = redis;
        this.versions = versions;
        this.transactions = transactions;
    }

    /** Test contexts share the stores of the JVM: each begins without what others left behind. */
    @Override
    public void afterSingletonsInstantiated() {
        none();
    }

    /** Nothing is published, nothing is cached, nobody was told. */
    public void none() {
        transactions.executeWithoutResult(_ -> truncate());
        // The very first connection of a busy machine may take longer than our time-out.
        await().ignoreExceptions().until(() -> redis.delete(redis.keys("*")) >= 0);
    }

    private void truncate() {
        jdbc.sql(
                        """
                        truncate topic, topic_prerequisite, topic_resource, topic_evidence, topic_revision, topic_successor,
                            topic_search, search_word, roadmap, roadmap_edition, edition_stage, edition_topic,
                            content_file, catalog_replay, idempotency_key, outbox
                        """)
                .update();
        // Versions stay and grow: the near caches of other contexts remember theirs.
        versions.changed(jdbc.sql("select name from view_version").query(String.class).list());
    }

    /** Only what we ship. */
    public void shipped() {
        none();
        publishing.publish(ContentFiles.read("classpath:content/"));
    }

    /** What we ship, with a next version of the roadmap in which a stage has another title. */
    public void shippedWithAnotherTitle(String stage, String title) {
        var files = ContentFiles.read("classpath:content/");
        var next =
                files.roadmaps().stream()
                        .map(file ->
                                new ContentFile(
                                        file.name(),
                                        file.text()
                                                .replaceFirst("version: \\d+", "version: 999")
                                                .replace("- title: " + stage, "- title: " + title)))
                        .toList();
        publishing.publish(new ContentFiles(next, files.topics(), files.retired()));
    }

    /** Only a roadmap of a length whose topics each build on the one before. */
    public void chainOf(int length) {
        none();
        var slugs = IntStream.range(0, length).mapToObj("topic-%03d"::formatted).toList();
        var topics =
                IntStream.range(0, length)
                        .mapToObj(i ->
                                i == 0
                                        ? topic(slugs.get(i))
                                        : topic(slugs.get(i), slugs.get(i - 1)))
                        .toArray(ContentFile[]::new);
        publishing.publish(content(roadmap("backend", 1, slugs.toArray(String[]::new)), topics));
    }
}
