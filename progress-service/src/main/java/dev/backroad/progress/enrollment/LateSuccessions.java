package dev.backroad.progress.enrollment;

import dev.backroad.progress.catalog.TopicHasSuccessors;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Retirements that some learners' steps came before: which ones, and how far the enrolments have
 * been gone through since. In PostgreSQL, so that an instance that dies leaves the rest to others.
 */
@Repository
class LateSuccessions {

    /** An enrolment that a retirement may mean something for. */
    record Concerned(UUID id, UUID learnerId) {}

    /**
     * Where the way through the enrolments has come to.
     *
     * @param heard how often the retirement had been heard then
     * @param after the last one that was looked at
     */
    record Place(UUID topicId, long heard, UUID after) {}

    /** An advisory lock of PostgreSQL: any number that nobody else takes. */
    private static final long STEPS = 0x53_74_65_70_73L;

    private final JdbcClient jdbc;

    LateSuccessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Runs in the transaction in which it is heard. */
    @EventListener
    void on(TopicHasSuccessors event) {
        jdbc.sql(
                        """
                        insert into late_succession as known (topic_id) values (?)
                        on conflict (topic_id)
                        do update set heard = known.heard + 1, after = excluded.after
                        """)
                .param(event.topicId())
                .update();
    }

    /** To be called by a step to another version, before it asks what has become what. */
    void stepBegins() {
        jdbc.sql("select pg_advisory_xact_lock_shared(?)").param(STEPS).query((_, _) -> 0).list();
    }

    /**
     * Waits for steps that may have asked before a retirement was heard, and are not to be seen
     * yet: nobody would make up for them.
     */
    void awaitSteps() {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(STEPS).query((_, _) -> 0).list();
    }

    Optional<Place> next() {
        return jdbc.sql(
                        "select topic_id, heard, after from late_succession order by topic_id limit"
                                + " 1")
                .query(Place.class)
                .optional();
    }

    /** The last of so many enrolments after a place; empty at the end. */
    Optional<UUID> lastOf(int many, Place place) {
        return jdbc.sql(
                        """
                        select id from (select id from enrollment where id > ? order by id limit ?) part
                        order by id desc limit 1
                        """)
                .params(place.after(), many)
                .query(UUID.class)
                .optional();
    }

    /** Those between that have moved up, and touched what has become something else. */
    List<Concerned> between(Place place, UUID last) {
        return jdbc.sql(
                        """
                        with recursive source (id) as (
                            select cast(? as uuid)
                            union
                            select s.topic_id from topic_successor s join source on source.id = s.successor_id)
                        select e.id, e.learner_id from enrollment e
                        where e.id > ? and e.id <= ? and e.version > e.first_version and exists (
                            select from topic_progress p join source on source.id = p.topic_id
                            where p.enrollment_id = e.id)
                        """)
                .params(place.topicId(), place.after(), last)
                .query(Concerned.class)
                .list();
    }

    /** Goes on, unless the same was heard anew meanwhile: then it begins anew. */
    void advance(Place place, UUID last) {
        jdbc.sql("update late_succession set after = ? where topic_id = ? and heard = ?")
                .params(last, place.topicId(), place.heard())
                .update();
    }

    void end(Place place) {
        jdbc.sql("delete from late_succession where topic_id = ? and heard = ?")
                .params(place.topicId(), place.heard())
                .update();
    }
}
