package dev.backroad.catalog.roadmap;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The roadmaps as editors and files change them; readers see {@link Roadmap}. */
@Repository
class RoadmapTable {

    /** Who sees it. */
    enum Status {
        @JsonProperty("draft")
        DRAFT,
        @JsonProperty("published")
        PUBLISHED,
        @JsonProperty("retired")
        RETIRED
    }

    /**
     * A roadmap without what it says.
     *
     * @param version the newest one
     * @param lockVersion counts the changes by editors
     */
    record Row(UUID id, String slug, Status status, @Nullable Integer version, long lockVersion) {

        int nextVersion() {
            return version == null ? 1 : version + 1;
        }
    }

    private final JdbcClient jdbc;

    RoadmapTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Row> find(String slug) {
        return jdbc.sql(
                        "select id, slug, status, version, lock_version from roadmap where slug ="
                                + " ?")
                .param(slug)
                .query(Row.class)
                .optional();
    }

    void add(UUID id, String slug) {
        jdbc.sql("insert into roadmap (id, slug, status, sequence) values (?, ?, 'DRAFT', 0)")
                .params(id, slug)
                .update();
    }

    /** Makes a version the newest one. */
    void publish(UUID roadmap, int version) {
        jdbc.sql("update roadmap set status = 'PUBLISHED', version = ? where id = ?")
                .params(version, roadmap)
                .update();
        touch(roadmap);
    }

    void retire(UUID roadmap) {
        jdbc.sql("update roadmap set status = 'RETIRED' where id = ?").param(roadmap).update();
        touch(roadmap);
    }

    /** Deletes one that has no editions any more. */
    void delete(UUID roadmap) {
        jdbc.sql("delete from roadmap where id = ?").param(roadmap).update();
    }

    /** Counts a change, which makes the ETag of before stale. */
    void touch(UUID roadmap) {
        jdbc.sql("update roadmap set lock_version = lock_version + 1 where id = ?")
                .param(roadmap)
                .update();
    }

    /** Counts an event and returns its number, from 1; to be called by the one writer. */
    long nextSequence(UUID roadmap) {
        return jdbc.sql(
                        "update roadmap set sequence = sequence + 1 where id = ? returning"
                                + " sequence")
                .param(roadmap)
                .query(Long.class)
                .single();
    }
}
