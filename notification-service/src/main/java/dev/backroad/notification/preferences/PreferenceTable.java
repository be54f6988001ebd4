package dev.backroad.notification.preferences;

import dev.backroad.notification.kind.Kind;
import dev.backroad.notification.kind.Language;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Preferences in PostgreSQL, with the moment of the learner's next digest. */
@Repository
class PreferenceTable {

    private static final String SELECT =
            """
            select learner_id, version, language, time_zone, quiet_from, quiet_until, digest_at, kinds
            from notification_preferences
            """;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    PreferenceTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Preferences find(UUID learner) {
        return jdbc.sql(SELECT + " where learner_id = ?")
                .param(learner)
                .query(PreferenceTable::preferences)
                .optional()
                .orElseGet(() -> Preferences.unset(learner));
    }

    /** Keeps others from changing them until the transaction ends; there is a row from then on. */
    Preferences lock(UUID learner) {
        jdbc.sql(
                        "insert into notification_preferences (learner_id) values (?) on conflict"
                                + " do nothing")
                .param(learner)
                .update();
        return jdbc.sql(SELECT + " where learner_id = ? for update")
                .param(learner)
                .query(PreferenceTable::preferences)
                .single();
    }

    void update(Preferences preferences, @Nullable Instant digestAt) {
        var quiet = preferences.quietHours();
        jdbc.sql(
                        """
                        update notification_preferences
                        set version = ?, language = ?, time_zone = ?, quiet_from = cast(? as time), quiet_until = cast(? as time),
                            digest_at = cast(? as timestamptz), kinds = cast(? as jsonb)
                        where learner_id = ?
                        """)
                .param(preferences.version())
                .param(preferences.language().tag())
                .param(preferences.zone().getId())
                .param(quiet == null ? null : quiet.from().toString())
                .param(quiet == null ? null : quiet.until().toString())
                .param(digestAt == null ? null : digestAt.toString())
                .param(json(preferences.kinds()))
                .param(preferences.learnerId())
                .update();
    }

    /**
     * Takes somebody whose digest is due and whom nobody else has taken, until the transaction
     * ends.
     */
    Optional<Preferences> takeDigest(Instant now) {
        return jdbc.sql(
                        SELECT
                                + " where digest_at <= ? order by digest_at limit 1 for update"
                                + " skip locked")
                .param(Timestamp.from(now))
                .query(PreferenceTable::preferences)
                .optional();
    }

    void nextDigest(UUID learner, Instant at) {
        jdbc.sql("update notification_preferences set digest_at = ? where learner_id = ?")
                .params(Timestamp.from(at), learner)
                .update();
    }

    void delete(UUID learner) {
        jdbc.sql("delete from notification_preferences where learner_id = ?")
                .param(learner)
                .update();
    }

    private static String json(Map<Kind, Channels> kinds) {
        var byWord = new TreeMap<String, Channels>();
        kinds.forEach((kind, channels) -> byWord.put(kind.word(), channels));
        return JSON.writeValueAsString(byWord);
    }

    private static Map<Kind, Channels> kinds(String json) {
        var kinds = new EnumMap<Kind, Channels>(Kind.class);
        var byWord = JSON.readValue(json, new TypeReference<Map<String, Channels>>() {});
        // A kind of another version of ours is none here.
        byWord.forEach(
                (word, channels) -> Kind.of(word).ifPresent(kind -> kinds.put(kind, channels)));
        return kinds;
    }

    private static Preferences preferences(ResultSet row, int number) throws SQLException {
        return new Preferences(
                row.getObject("learner_id", UUID.class),
                row.getLong("version"),
                Language.of(row.getString("language")).orElse(Language.ENGLISH),
                ZoneId.of(row.getString("time_zone")),
                quiet(row),
                row.getTimestamp("digest_at") != null,
                kinds(row.getString("kinds")));
    }

    private static @Nullable QuietHours quiet(ResultSet row) throws SQLException {
        var from = row.getObject("quiet_from", LocalTime.class);
        return from == null
                ? null
                : new QuietHours(from, row.getObject("quiet_until", LocalTime.class));
    }
}
