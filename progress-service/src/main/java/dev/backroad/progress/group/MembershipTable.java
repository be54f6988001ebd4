package dev.backroad.progress.group;

import dev.backroad.progress.names.NameKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Memberships in PostgreSQL; they change only while their group is locked. */
@Repository
class MembershipTable {

    private static final String SELECT =
            """
            select id, group_id, learner_id, number, display_name, shares_progress, shares_activity, joined_at
            from group_membership
            """;

    private final JdbcClient jdbc;

    MembershipTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lets a learner enter one group at a time, so that they can be counted. */
    void lock(UUID learner) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("groups " + learner)
                .query((row, number) -> learner)
                .single();
    }

    Optional<Membership> find(UUID id) {
        return one("where id = ?", id);
    }

    Optional<Membership> find(UUID groupId, UUID learner) {
        return one("where group_id = ? and learner_id = ?", groupId, learner);
    }

    /** Who has been there longest. */
    Optional<Membership> first(UUID groupId) {
        return one("where group_id = ? order by number limit 1", groupId);
    }

    private Optional<Membership> one(String where, Object... parameters) {
        return jdbc.sql(SELECT + where)
                .params(parameters)
                .query(MembershipTable::membership)
                .optional();
    }

    List<Membership> of(UUID learner) {
        return jdbc.sql(SELECT + "where learner_id = ? order by group_id")
                .param(learner)
                .query(MembershipTable::membership)
                .list();
    }

    /** In the order of joining, behind a number. */
    List<Membership> page(UUID groupId, int after, int limit) {
        return jdbc.sql(SELECT + "where group_id = ? and number > ? order by number limit ?")
                .params(groupId, after, limit)
                .query(MembershipTable::membership)
                .list();
    }

    int countOf(UUID learner) {
        return jdbc.sql("select count(*) from group_membership where learner_id = ?")
                .param(learner)
                .query(Integer.class)
                .single();
    }

    /** Whether somebody of the group, except one membership, has the name or one that looks it. */
    boolean isTaken(UUID groupId, String displayName, UUID except) {
        return jdbc.sql(
                        """
                        select exists (select from group_membership
                            where group_id = ? and name_key = ? and id <> ?)
                        """)
                .params(groupId, NameKey.of(displayName), except)
                .query(Boolean.class)
                .single();
    }

    void insert(Membership member) {
        jdbc.sql(
                        """
                        insert into group_membership (id, group_id, learner_id, number, display_name, name_key,
                            shares_progress, shares_activity, joined_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        member.id(),
                        member.groupId(),
                        member.learnerId(),
                        member.number(),
                        member.displayName(),
                        NameKey.of(member.displayName()),
                        member.share().progress(),
                        member.share().activity(),
                        Timestamp.from(member.joinedAt()))
                .update();
    }

    void update(Membership member) {
        jdbc.sql(
                        """
                        update group_membership
                        set display_name = ?, name_key = ?, shares_progress = ?, shares_activity = ? where id = ?
                        """)
                .params(
                        member.displayName(),
                        NameKey.of(member.displayName()),
                        member.share().progress(),
                        member.share().activity(),
                        member.id())
                .update();
    }

    void delete(Membership member) {
        jdbc.sql("delete from group_membership where id = ?").param(member.id()).update();
    }

    private static Membership membership(ResultSet row, int number) throws SQLException {
        return new Membership(
                row.getObject("id", UUID.class),
                row.getObject("group_id", UUID.class),
                row.getObject("learner_id", UUID.class),
                row.getInt("number"),
                row.getString("display_name"),
                new Share(row.getBoolean("shares_progress"), row.getBoolean("shares_activity")),
                row.getTimestamp("joined_at").toInstant());
    }
}
