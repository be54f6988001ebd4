package dev.backroad.catalog.topic;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What must hold after an import between the topics of files and those that editors have made or
 * changed: the files alone were checked before.
 */
@Component
class ImportRules {

    private final JdbcClient jdbc;
    private final Prerequisites prerequisites;
    private final TopicUsers users;

    ImportRules(JdbcClient jdbc, Prerequisites prerequisites, TopicUsers users) {
        this.jdbc = jdbc;
        this.prerequisites = prerequisites;
        this.users = users;
    }

    /**
     * Looks at what is in the database now.
     *
     * @throws ImportRefusedException naming the topic that is wrong
     */
    void check() {
        slugsAreUnique();
        prerequisitesArePublished();
        prerequisitesFormNoCircle();
    }

    private void slugsAreUnique() {
        slug("select slug from topic group by slug having count(*) > 1 order by slug limit 1")
                .ifPresent(slug -> {
                    throw ImportRefusedException.ofTopic(
                            slug, "the slug belongs to another topic, which an editor has made");
                });
    }

    private void prerequisitesArePublished() {
        slug("""
        select t.slug from topic_prerequisite p join topic t on t.id = p.topic_id
        join topic b on b.id = p.prerequisite_id
        where t.status = 'PUBLISHED' and b.status <> 'PUBLISHED' order by t.slug limit 1
        """)
                .ifPresent(slug -> {
                    throw ImportRefusedException.ofTopic(
                            slug, "an editor has retired one of its prerequisites");
                });
    }

    private void prerequisitesFormNoCircle() {
        var circle = prerequisites.anyCircle();
        if (!circle.isEmpty()) {
            throw ImportRefusedException.ofTopic(
                    circle.getFirst(),
                    "with what editors have changed, the prerequisites form a circle: "
                            + String.join(" → ", circle));
        }
    }

    /** Nobody may be left without one of these. */
    void areUnused(Collection<Topic> topics) {
        for (var topic : topics) {
            var by = users.ofPublished(topic, topics);
            if (!by.isEmpty()) {
                throw ImportRefusedException.ofTopic(
                        topic.slug(), "it is still used by " + String.join(", ", by));
            }
        }
    }

    private Optional<String> slug(String question) {
        List<String> found = jdbc.sql(question).query(String.class).list();
        return found.stream().findFirst();
    }
}
