package dev.backroad.catalog.topic;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Knows who would be left without a topic. */
@Component
class TopicUsers {

    private final JdbcClient jdbc;

    TopicUsers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The published topics that build on these, without these, and the roadmaps of today. */
    List<String> ofPublished(Collection<Topic> topics) {
        return of(
                topics,
                """
                select distinct 'topic "' || t.slug || '"' as name from topic_prerequisite p join topic t on t.id = p.topic_id
                where p.prerequisite_id = any(?) and t.id <> all(?) and t.status = 'PUBLISHED' order by name
                """,
                """
                select distinct 'roadmap "' || r.slug || '"' as name from stage_topic st join stage s on s.id = st.stage_id
                join roadmap r on r.id = s.roadmap_id
                where r.status = 'PUBLISHED' and st.topic_id = any(?) and st.topic_id = any(?) order by name
                """);
    }

    /** Everybody who names the draft: other drafts, for nobody else may. */
    List<String> ofDraft(Topic topic) {
        return of(
                List.of(topic),
                """
                select 'topic "' || t.slug || '"' as name from topic_prerequisite p join topic t on t.id = p.topic_id
                where p.prerequisite_id = any(?) and t.id <> all(?) order by name
                """,
                """
                select distinct 'roadmap "' || r.slug || '"' as name from edition_topic et join roadmap_edition e on e.id = et.edition_id
                join roadmap r on r.id = e.roadmap_id where et.topic_id = any(?) and et.topic_id = any(?) order by name
                """);
    }

    private List<String> of(Collection<Topic> topics, String... questions) {
        var ids = topics.stream().map(Topic::id).toArray(UUID[]::new);
        return Stream.of(questions)
                .flatMap(sql -> jdbc.sql(sql).params(ids, ids).query(String.class).list().stream())
                .toList();
    }
}
