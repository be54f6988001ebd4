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

    /** With their prerequisites. */
    @Query("select distinct t from Topic t left join fetch t.prerequisites where t.slug in :slugs")
    List<Topic> findBySlugs(Collection<String> slugs);

    /** Fills in the resources of topics that are read already. */
    @Query("select distinct t from Topic t left join fetch t.resources where t in :topics")
    List<Topic> withResources(Collection<Topic> topics);

    /** Fills in the evidence of topics that are read already. */
    @Query("select distinct t from Topic t left join fetch t.evidence where t in :topics")
    List<Topic> withEvidence(Collection<Topic> topics);

    /** Its place is the roadmap's knowledge; only this query's text knows the entity. */
    @Query("select s.title from Stage s join s.topics t where t = :topic")
    String stageOf(Topic topic);

    @Query(
            """
            select new dev.backroad.catalog.topic.TopicPlace(t.slug, s.title)
            from Stage s join s.topics t where t in :topics
            """)
    List<TopicPlace> placesOf(Collection<Topic> topics);

    /** The prerequisites read backwards. */
    @Query(
            """
            select new dev.backroad.catalog.topic.TopicLink(t.slug, t.title)
            from Topic t join t.prerequisites p where p = :topic order by t.slug
            """)
    List<TopicLink> leadsTo(Topic topic);

    /** The same for several topics. */
    @Query(
            """
            select new dev.backroad.catalog.topic.TopicStep(p.slug, t.slug, t.title)
            from Topic t join t.prerequisites p where p in :topics order by t.slug
            """)
    List<TopicStep> stepsFrom(Collection<Topic> topics);
}
