package dev.backroad.progress.catalog;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Our own copy of the published roadmaps, so that no request here waits for catalog-service: every
 * version that we have heard of. It can be emptied and told anew; what learners follow is kept
 * apart.
 */
@Repository
public class CatalogCopy {

    private record Head(UUID roadmapId, int version, String slug, String title) {}

    private final JdbcClient jdbc;

    CatalogCopy(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the newest version of a roadmap that we have heard of, unless it is retired. */
    public Optional<PublishedRoadmap> newest(String slug) {
        return read(
                        """
                        where slug = ? and roadmap_id not in (select roadmap_id from retired_roadmap)
                        order by version desc limit 1
                        """,
                        slug)
                .stream()
                .findFirst();
    }

    /** Returns a version, of a retired roadmap too: whoever is on the way may go on. */
    public Optional<PublishedRoadmap> version(UUID roadmap, int version) {
        return read("where roadmap_id = ? and version = ?", roadmap, version).stream().findFirst();
    }

    /** Returns a version by the name of its roadmap. */
    public Optional<PublishedRoadmap> version(String slug, int version) {
        return read("where slug = ? and version = ? limit 1", slug, version).stream().findFirst();
    }

    /** Returns the last version before one that has a topic. */
    public Optional<PublishedRoadmap> lastWith(UUID topic, PublishedRoadmap before) {
        return read(
                        """
                        where roadmap_id = ? and version < ? and version in
                            (select version from roadmap_topic t where t.roadmap_id = roadmap.roadmap_id and topic_id = ?)
                        order by version desc limit 1
                        """,
                        before.roadmapId(),
                        before.version(),
                        topic)
                .stream()
                .findFirst();
    }

    /** Returns the newest versions after one that is known, oldest first. */
    public List<PublishedRoadmap> after(UUID roadmap, int version, int atMost) {
        return read(
                        "where roadmap_id = ? and version > ? order by version desc limit ?",
                        roadmap,
                        version,
                        atMost)
                .reversed();
    }

    private List<PublishedRoadmap> read(String where, Object... parameters) {
        var heads =
                jdbc.sql("select roadmap_id, version, slug, title from roadmap " + where)
                        .params(parameters)
                        .query(Head.class)
                        .list();
        return heads.stream().map(this::withTopics).toList();
    }

    private PublishedRoadmap withTopics(Head head) {
        var topics =
                jdbc.sql(
                                """
                                select topic_id, slug, title from roadmap_topic
                                where roadmap_id = ? and version = ? order by position
                                """)
                        .params(head.roadmapId(), head.version())
                        .query(PublishedTopic.class)
                        .list();
        return new PublishedRoadmap(
                head.roadmapId(), head.version(), head.slug(), head.title(), topics);
    }

    boolean isEmpty() {
        return jdbc.sql("select not exists (select from roadmap)").query(Boolean.class).single();
    }

    /** Nobody begins it any more; who is on the way goes on. */
    void retire(UUID roadmap) {
        jdbc.sql("insert into retired_roadmap (roadmap_id) values (?) on conflict do nothing")
                .param(roadmap)
                .update();
    }

    /** Adds a version; one that we have already, and are told again, stays as it is. */
    void add(PublishedRoadmap roadmap) {
        jdbc.sql("delete from retired_roadmap where roadmap_id = ?")
                .param(roadmap.roadmapId())
                .update();
        var added =
                jdbc.sql(
                                """
                                insert into roadmap (roadmap_id, version, slug, title)
                                values (?, ?, ?, ?) on conflict do nothing
                                """)
                        .params(
                                roadmap.roadmapId(),
                                roadmap.version(),
                                roadmap.slug(),
                                roadmap.title())
                        .update();
        if (added == 1) {
            addTopics(roadmap);
        }
    }

    private void addTopics(PublishedRoadmap roadmap) {
        int position = 0;
        for (var topic : roadmap.topics()) {
            jdbc.sql(
                            """
                            insert into roadmap_topic (roadmap_id, version, position, topic_id, slug, title)
                            values (?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            roadmap.roadmapId(),
                            roadmap.version(),
                            ++position,
                            topic.topicId(),
                            topic.slug(),
                            topic.title())
                    .update();
        }
    }
}
