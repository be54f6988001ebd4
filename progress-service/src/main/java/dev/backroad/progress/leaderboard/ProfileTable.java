package dev.backroad.progress.leaderboard;

import dev.backroad.progress.names.NameKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** Who takes part, and under which name. */
@Repository
class ProfileTable {

    private static final String SELECT =
            "select learner_id, member_id, display_name, joined_at from leaderboard_profile ";

    private final JdbcClient jdbc;

    ProfileTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Profile> find(UUID learner) {
        return jdbc.sql(SELECT + "where learner_id = ?")
                .param(learner)
                .query(ProfileTable::profile)
                .optional();
    }

    /** By member; whoever is missing has left. */
    Map<UUID, Profile> findAll(Collection<UUID> members) {
        return jdbc
                .sql(SELECT + "where member_id = any (?)")
                .param(new SqlArrayValue("uuid", members.toArray()))
                .query(ProfileTable::profile)
                .list()
                .stream()
                .collect(Collectors.toMap(Profile::member, Function.identity()));
    }

    /**
     * Stores a new profile.
     *
     * @throws org.springframework.dao.DuplicateKeyException if somebody else has the name
     */
    void insert(Profile profile) {
        jdbc.sql(
                        """
                        insert into leaderboard_profile (learner_id, member_id, display_name, name_key, joined_at)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(
                        profile.learner(),
                        profile.member(),
                        profile.displayName(),
                        NameKey.of(profile.displayName()),
                        Timestamp.from(profile.joinedAt()))
                .update();
    }

    /**
     * Changes a name.
     *
     * @throws org.springframework.dao.DuplicateKeyException if somebody else has it
     */
    void rename(UUID learner, String displayName) {
        jdbc.sql(
                        "update leaderboard_profile set display_name = ?, name_key = ? where"
                                + " learner_id = ?")
                .params(displayName, NameKey.of(displayName), learner)
                .update();
    }

    void delete(UUID learner) {
        jdbc.sql("delete from leaderboard_profile where learner_id = ?").param(learner).update();
    }

    private static Profile profile(ResultSet row, int number) throws SQLException {
        return new Profile(
                row.getObject("learner_id", UUID.class),
                row.getObject("member_id", UUID.class),
                row.getString("display_name"),
                row.getTimestamp("joined_at").toInstant());
    }
}
