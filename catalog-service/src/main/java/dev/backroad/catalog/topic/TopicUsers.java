package dev.backroad.catalog.topic;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Knows who would be left without a topic. */
@Component
class TopicUsers {

    private final JdbcClient jdbc;

    TopicUsers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Who would be left without a topic: published topics that build on it, and the newest versions
     * of roadmaps.
     *
     * @param going the topics that go together, which do not count
     */
    List<String> ofPublished(Topic topic, Collection<Topic> going) {
        return users(
                """
                select distinct 'topic "' || t.slug || '"' as name from topic_prerequisite p join topic t on t.id = p.topic_id
                where p.prerequisite_id = :topic and t.id <> all(:going) and t.status = 'PUBLISHED'
                union all
                select distinct 'roadmap "' || roadmap || '"' from topic_place where topic_id = :topic
                order by name
                """,
                Map.of(
                        "topic",
                        topic.id(),
                        "going",
                        going.stream().map(Topic::id).toArray(UUID[]::new)));
    }

    /** Everybody who names the draft: other drafts, for nobody else may. */
    List<String> ofDraft(Topic topic) {
        return users(
                """
                select 'topic "' || t.slug || '"' as name from topic_prerequisite p join topic t on t.id = p.topic_id
                where p.prerequisite_id = :topic
                union all
                select distinct 'roadmap "' || r.slug || '"' from edition_topic et join roadmap_edition e on e.id = et.edition_id
                join roadmap r on r.id = e.roadmap_id where et.topic_id = :topic
                order by name
                """,
                Map.of("topic", topic.id()));
    }

    private List<String> users(String question, Map<String, Object> values) {
        return jdbc.sql(question).params(values).query(String.class).list();
    }
}
