package dev.backroad.progress.certificate;

import dev.backroad.progress.credential.Award;
import dev.backroad.progress.enrollment.Learner;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Certificates in PostgreSQL. */
@Repository
class CertificateRepository {

    private static final String SELECT =
            """
            select id, roadmap_slug, roadmap_title, roadmap_version, done, skipped, name, credential,
                   issued_at, revoked_at
            from certificate
            """;

    private final JdbcClient jdbc;

    CertificateRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns a place in the status lists that no credential had before. */
    long nextPlace() {
        return jdbc.sql("select nextval('certificate_status_place')").query(Long.class).single();
    }

    /** How many places were given away; there are no lists beyond. */
    long places() {
        return jdbc.sql(
                        """
                        select case when is_called then last_value + 1 else 0 end
                        from certificate_status_place
                        """)
                .query(Long.class)
                .single();
    }

    void insert(Learner learner, UUID enrollment, Award award, String credential) {
        jdbc.sql(
                        """
                        insert into certificate (id, status_place, learner_id, enrollment_id, roadmap_slug,
                            roadmap_title, roadmap_version, done, skipped, name, credential, issued_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        award.id(),
                        award.statusIndex(),
                        learner.id(),
                        enrollment,
                        award.roadmapSlug(),
                        award.roadmapTitle(),
                        award.roadmapVersion(),
                        award.done(),
                        award.skipped(),
                        award.name(),
                        credential,
                        Timestamp.from(award.at()))
                .update();
    }

    Optional<Certificate> find(UUID id) {
        return jdbc.sql(SELECT + "where id = ?")
                .param(id)
                .query(CertificateRepository::read)
                .optional();
    }

    /** The one that is not revoked, if there is any. */
    Optional<Certificate> find(UUID enrollment, int version) {
        return jdbc.sql(
                        SELECT
                                + "where enrollment_id = ? and roadmap_version = ? and revoked_at"
                                + " is null")
                .params(enrollment, version)
                .query(CertificateRepository::read)
                .optional();
    }

    /** All of a learner, the revoked ones among them, the newest first. */
    List<Certificate> findAll(Learner learner) {
        return jdbc.sql(SELECT + "where learner_id = ? order by id desc")
                .param(learner.id())
                .query(CertificateRepository::read)
                .list();
    }

    /** Says whether the learner has it, revoked before or not; it is revoked then in any case. */
    boolean revoke(Learner learner, UUID id, Instant at) {
        return jdbc.sql(
                                """
                                update certificate
                                set name = null, credential = null, revoked_at = coalesce(revoked_at, ?)
                                where learner_id = ? and id = ?
                                """)
                        .params(Timestamp.from(at), learner.id(), id)
                        .update()
                == 1;
    }

    /** Revokes all that a learner has, and forgets whose they were. */
    void forget(UUID learner, Instant at) {
        jdbc.sql(
                        """
                        update certificate
                        set name = null, credential = null, learner_id = null, enrollment_id = null,
                            revoked_at = coalesce(revoked_at, ?)
                        where learner_id = ?
                        """)
                .params(Timestamp.from(at), learner)
                .update();
    }

    /** Which places from {@code first} on are revoked, counted from there. */
    List<Integer> revokedFrom(long first, int size) {
        return jdbc.sql(
                        """
                        select status_place - ? from certificate
                        where revoked_at is not null and status_place >= ? and status_place < ?
                        order by status_place
                        """)
                .params(first, first, first + size)
                .query(Integer.class)
                .list();
    }

    private static Certificate read(ResultSet row, int number) throws SQLException {
        return new Certificate(
                row.getObject("id", UUID.class),
                row.getString("roadmap_slug"),
                row.getString("roadmap_title"),
                row.getInt("roadmap_version"),
                row.getInt("done"),
                row.getInt("skipped"),
                row.getString("name"),
                row.getString("credential"),
                row.getTimestamp("issued_at").toInstant(),
                instant(row.getTimestamp("revoked_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp stored) {
        return stored == null ? null : stored.toInstant();
    }
}
