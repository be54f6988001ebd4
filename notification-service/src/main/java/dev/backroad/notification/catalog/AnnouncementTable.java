package dev.backroad.notification.catalog;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** New versions in PostgreSQL, and how many of their followers have been told. */
@Repository
class AnnouncementTable {

    /**
     * A version that not all have been told of.
     *
     * @param after whoever has a smaller id, or this one, was told
     */
    record Open(String roadmap, int version, String title, UUID after) {}

    private final JdbcClient jdbc;

    AnnouncementTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes a version, once; whoever was not told of an older one need not be any more. */
    void add(PublishedRoadmap news) {
        jdbc.sql(
                        """
                        with outdated as (
                            update announcement set done = true
                            where roadmap = :roadmap and version < :version and not done)
                        insert into announcement (roadmap, version, title, done)
                        select :roadmap, :version, :title,
                            exists (select from announcement where roadmap = :roadmap and version > :version)
                        on conflict (roadmap, version) do nothing
                        """)
                .param("roadmap", news.slug())
                .param("version", news.version())
                .param("title", news.title())
                .update();
    }

    /** Takes one that nobody else has taken, until the transaction ends. */
    Optional<Open> take() {
        return jdbc.sql(
                        """
                        select roadmap, version, title, told_up_to as after from announcement
                        where not done order by roadmap, version limit 1 for update skip locked
                        """)
                .query(Open.class)
                .optional();
    }

    void toldUpTo(Open open, UUID learner) {
        jdbc.sql("update announcement set told_up_to = ? where roadmap = ? and version = ?")
                .params(learner, open.roadmap(), open.version())
                .update();
    }

    void done(Open open) {
        jdbc.sql("update announcement set done = true where roadmap = ? and version = ?")
                .params(open.roadmap(), open.version())
                .update();
    }
}
