package dev.backroad.progress.group;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Groups in PostgreSQL. */
@Repository
class GroupTable {

    private static final String SELECT =
            """
            select id, name, roadmap_id, roadmap_slug, roadmap_title, leader_id, invitation, created_at,
                   last_number, sequence,
                   (select count(*) from group_membership where group_id = learner_group.id) as members
            from learner_group
            """;

    private final JdbcClient jdbc;

    GroupTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Group> find(UUID id) {
        return jdbc.sql(SELECT + "where id = ?").param(id).query(GroupTable::group).optional();
    }

    /**
     * Finds a group and keeps others from changing it and its members until the transaction ends.
     * Two statements on purpose: one that waits for a lock counts the members of before.
     */
    Optional<Group> lock(UUID id) {
        jdbc.sql("select 1 from learner_group where id = ? for update")
                .param(id)
                .query((row, number) -> id)
                .optional();
        return find(id);
    }

    Optional<UUID> idOf(InvitationCode code) {
        return jdbc.sql("select id from learner_group where invitation = ?")
                .param(code.signs())
                .query(UUID.class)
                .optional();
    }

    /** In the order of their ids, so that whoever locks several does not wait in a circle. */
    List<Group> of(UUID learner) {
        return jdbc.sql(
                        SELECT
                                + "where id in (select group_id from group_membership where"
                                + " learner_id = ?) order by id")
                .param(learner)
                .query(GroupTable::group)
                .list();
    }

    void insert(Group group) {
        jdbc.sql(
                        """
                        insert into learner_group (id, name, roadmap_id, roadmap_slug, roadmap_title, leader_id,
                            invitation, created_at, last_number, sequence)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        group.id(),
                        group.name(),
                        group.roadmap().id(),
                        group.roadmap().slug(),
                        group.roadmap().title(),
                        group.leaderId(),
                        group.invitation().signs(),
                        Timestamp.from(group.createdAt()),
                        group.lastNumber(),
                        group.sequence())
                .update();
    }

    void update(Group group) {
        jdbc.sql(
                        """
                        update learner_group set leader_id = ?, invitation = ?, last_number = ?, sequence = ?
                        where id = ?
                        """)
                .params(
                        group.leaderId(),
                        group.invitation().signs(),
                        group.lastNumber(),
                        group.sequence(),
                        group.id())
                .update();
    }

    /** With its memberships. */
    void delete(Group group) {
        jdbc.sql("delete from learner_group where id = ?").param(group.id()).update();
    }

    private static Group group(ResultSet row, int number) throws SQLException {
        return new Group(
                row.getObject("id", UUID.class),
                row.getString("name"),
                new Group.Roadmap(
                        row.getObject("roadmap_id", UUID.class),
                        row.getString("roadmap_slug"),
                        row.getString("roadmap_title")),
                row.getObject("leader_id", UUID.class),
                new InvitationCode(row.getString("invitation")),
                row.getTimestamp("created_at").toInstant(),
                row.getInt("members"),
                row.getInt("last_number"),
                row.getLong("sequence"));
    }
}
