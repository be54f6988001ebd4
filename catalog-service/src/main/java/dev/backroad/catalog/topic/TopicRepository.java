package dev.backroad.catalog.topic;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The topics, in every state unless a query says otherwise. */
interface TopicRepository extends Repository<Topic, UUID> {

    List<Topic> findByIdIn(Collection<UUID> ids);

    Optional<Topic> findBySlug(String slug);

    /** For everybody: a retired topic stays where it was, a draft is not there. */
    @Query("select t from Topic t where t.slug = :slug and t.status <> DRAFT")
    Optional<Topic> findPublicBySlug(String slug);

    /** By slug, for editors. */
    @Query(
            """
            select new dev.backroad.catalog.topic.EditorTopic$Item(
                t.id, t.slug, t.title, t.status, t.revision)
            from Topic t where t.slug > :after order by t.slug
            """)
    List<EditorTopic.Item> pageAfter(String after, Limit limit);

    /** The same in one state. */
    @Query(
            """
            select new dev.backroad.catalog.topic.EditorTopic$Item(
                t.id, t.slug, t.title, t.status, t.revision)
            from Topic t where t.status = :status and t.slug > :after order by t.slug
            """)
    List<EditorTopic.Item> pageAfter(Topic.Status status, String after, Limit limit);

    /** For everybody, with their prerequisites. */
    @Query(
            "select distinct t from Topic t left join fetch t.prerequisites where t.slug in :slugs"
                    + " and t.status <> DRAFT")
    List<Topic> findBySlugs(Collection<String> slugs);

    /** What everybody may know of, in the order of the ids. */
    @Query("select t from Topic t where t.status <> DRAFT and t.id > :after order by t.id")
    List<Topic> publicAfter(UUID after, Limit limit);

    /** Fills in the resources of topics that are read already. */
    @Query("select distinct t from Topic t left join fetch t.resources where t in :topics")
    List<Topic> withResources(Collection<Topic> topics);

    /** Fills in the evidence of topics that are read already. */
    @Query("select distinct t from Topic t left join fetch t.evidence where t in :topics")
    List<Topic> withEvidence(Collection<Topic> topics);

    /** Its place is the roadmap's knowledge; only this query's text knows the entity. */
    @Query(
            """
            select s.title from Stage s join s.topics t where t = :topic and s.roadmap.retired = false
            order by s.roadmap.id limit 1
            """)
    Optional<String> stageOf(Topic topic);

    @Query(
            """
            select new dev.backroad.catalog.topic.TopicPlace(t.slug, s.title)
            from Stage s join s.topics t where t in :topics and s.roadmap.retired = false
            order by s.roadmap.id
            """)
    List<TopicPlace> placesOf(Collection<Topic> topics);

    /** The prerequisites read backwards; who is no longer there, or not yet, leads nowhere. */
    @Query(
            """
            select new dev.backroad.catalog.topic.TopicLink(t.slug, t.title)
            from Topic t join t.prerequisites p where p = :topic and t.status = PUBLISHED
            order by t.slug
            """)
    List<TopicLink> leadsTo(Topic topic);

    /** The same for several topics. */
    @Query(
            """
            select new dev.backroad.catalog.topic.TopicStep(p.slug, t.slug, t.title)
            from Topic t join t.prerequisites p where p in :topics and t.status = PUBLISHED
            order by t.slug
            """)
    List<TopicStep> stepsFrom(Collection<Topic> topics);
}
