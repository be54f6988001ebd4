package dev.backroad.catalog.topic;

import dev.backroad.catalog.cache.ViewVersions;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Knows which views show a topic: its own, those of its neighbours, which name it, and those of the
 * roadmaps that it stands in, which count what is demonstrated and draw what builds on what, or
 * whose topics build on it.
 */
@Component
class TopicViews {

    private final JdbcClient jdbc;
    private final ViewVersions versions;

    TopicViews(JdbcClient jdbc, ViewVersions versions) {
        this.jdbc = jdbc;
        this.versions = versions;
    }

    /**
     * Notes that these topics read otherwise. To be called before a change and after it, when it
     * can change neighbours: those of before lose the topic, and those of after win it.
     */
    void changed(Collection<Topic> topics) {
        var names = new TreeSet<String>();
        topics.forEach(topic -> names.add("topic:" + topic.slug()));
        names.addAll(around(topics.stream().map(Topic::id).toList()));
        if (!names.isEmpty()) {
            versions.changed(names);
        }
    }

    private List<String> around(List<?> ids) {
        var all = ids.toArray(java.util.UUID[]::new);
        return Stream.of(
                        """
                        select 'topic:' || t.slug from topic_prerequisite p join topic t on t.id = p.prerequisite_id
                        where p.topic_id = any(?)
                        """,
                        """
                        select 'topic:' || t.slug from topic_prerequisite p join topic t on t.id = p.topic_id
                        where p.prerequisite_id = any(?)
                        """,
                        """
                        select 'topic:' || t.slug from topic_successor s join topic t on t.id = s.topic_id
                        where s.successor_id = any(?)
                        """,
                        """
                        select kind || ':' || r.slug from stage_topic st join stage s on s.id = st.stage_id
                        join roadmap r on r.id = s.roadmap_id cross join unnest(array['roadmap', 'coverage', 'graph']) kind
                        where st.topic_id = any(?)
                        """,
                        """
                        select 'roadmap:' || r.slug from topic_prerequisite p join stage_topic st on st.topic_id = p.topic_id
                        join stage s on s.id = st.stage_id join roadmap r on r.id = s.roadmap_id where p.prerequisite_id = any(?)
                        """)
                .flatMap(sql -> jdbc.sql(sql).param(all).query(String.class).list().stream())
                .toList();
    }
}
