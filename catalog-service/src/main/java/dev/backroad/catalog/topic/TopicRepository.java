package dev.backroad.catalog.topic;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The published topics. */
interface TopicRepository extends Repository<Topic, UUID> {

    List<Topic> findAll();

    List<Topic> findByIdNotIn(Collection<UUID> ids);

    Optional<Topic> findBySlug(String slug);

    /** Its place is the roadmap's knowledge; only this query's text knows the entity. */
    @Query("select s.title from Stage s join s.topics t where t = :topic")
    String stageOf(Topic topic);

    /** The prerequisites read backwards. */
    @Query(
            """
            select new dev.backroad.catalog.topic.TopicLink(t.slug, t.title)
            from Topic t join t.prerequisites p where p = :topic order by t.slug
            """)
    List<TopicLink> leadsTo(Topic topic);
}
