package dev.backroad.notification.catalog;

import dev.backroad.defaults.personaldata.ErasedSubjects;
import dev.backroad.notification.accounts.PersonalRecords;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Our own copy of who follows which roadmap since which version. A step to a newer one is not told
 * to the world, so this is the version that they enrolled in; they are told of each that is newer.
 */
@Repository
public class Followers implements PersonalRecords {

    private final JdbcClient jdbc;
    private final ErasedSubjects erased;

    Followers(JdbcClient jdbc, ErasedSubjects erased) {
        this.jdbc = jdbc;
        this.erased = erased;
    }

    /** Remembers it, unless the account is deleted, whichever news arrives first. */
    @Transactional
    public void add(UUID learner, String roadmap, int version) {
        if (erased.contains(learner)) {
            return;
        }
        jdbc.sql(
                        """
                        insert into roadmap_follower (roadmap, learner_id, version) values (?, ?, ?)
                        on conflict (roadmap, learner_id) do update set version = excluded.version
                        """)
                .params(roadmap, learner, version)
                .update();
    }

    /** Returns some who follow an older version, in the order of their ids. */
    List<UUID> olderThan(String roadmap, int version, UUID after, int most) {
        return jdbc.sql(
                        """
                        select learner_id from roadmap_follower
                        where roadmap = ? and version < ? and learner_id > ?
                        order by learner_id limit ?
                        """)
                .params(roadmap, version, after, most)
                .query(UUID.class)
                .list();
    }

    @Override
    public String name() {
        return "followedRoadmaps";
    }

    @Override
    public List<String> of(UUID learner) {
        return jdbc.sql(
                        "select roadmap from roadmap_follower where learner_id = ? order by"
                                + " roadmap")
                .param(learner)
                .query(String.class)
                .list();
    }

    @Override
    public void forget(UUID learner) {
        jdbc.sql("delete from roadmap_follower where learner_id = ?").param(learner).update();
    }
}
