package dev.backroad.catalog.roadmap;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The published roadmaps. */
interface RoadmapRepository extends Repository<Roadmap, UUID> {

    Optional<Roadmap> findBySlug(String slug);

    /** With their stages. */
    @Query("select distinct r from Roadmap r left join fetch r.stages where r.slug in :slugs")
    List<Roadmap> findBySlugs(Collection<String> slugs);

    @Query(
            """
            select new dev.backroad.catalog.roadmap.RoadmapList$Item(
                r.slug, r.title, r.summary, r.version, count(t))
            from Roadmap r left join r.stages s left join s.topics t
            where r.retired = false group by r.slug, r.title, r.summary, r.version
            """)
    List<RoadmapList.Item> list();

    /** Code alone proves nothing, and a test alone shows nothing. */
    @Query(
            """
            select new dev.backroad.catalog.roadmap.Coverage(
                count(case when exists (select 1 from t.evidence e where e.kind = CODE)
                            and exists (select 1 from t.evidence e where e.kind in (TEST, TRY_IT))
                      then 1 end),
                count(t))
            from Roadmap r left join r.stages s left join s.topics t
            where r.slug = :slug group by r
            """)
    Optional<Coverage> coverage(String slug);
}
