package dev.backroad.progress.settings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Learning settings in PostgreSQL. */
@Repository
class SettingsTable {

    private static final String SELECT =
            """
            select learner_id, version, time_zone, reviews_per_day, retention, topics_per_week, reminders
            from learning_settings where learner_id = ?
            """;

    private final JdbcClient jdbc;

    SettingsTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    LearningSettings find(UUID learner) {
        return jdbc.sql(SELECT)
                .param(learner)
                .query(SettingsTable::settings)
                .optional()
                .orElseGet(() -> LearningSettings.unset(learner));
    }

    /** Keeps others from changing them until the transaction ends; there is a row from then on. */
    LearningSettings lock(UUID learner) {
        var unset = LearningSettings.unset(learner);
        jdbc.sql(
                        """
                        insert into learning_settings
                            (learner_id, version, time_zone, reviews_per_day, retention, topics_per_week, reminders)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                        """)
                .param(learner)
                .param(unset.version())
                .param(unset.zone().getId())
                .param(unset.reviewsPerDay())
                .param(unset.retention())
                .param(unset.topicsPerWeek())
                .param(unset.reminders())
                .update();
        return jdbc.sql(SELECT + " for update")
                .param(learner)
                .query(SettingsTable::settings)
                .single();
    }

    void update(LearningSettings settings) {
        jdbc.sql(
                        """
                        update learning_settings
                        set version = ?, time_zone = ?, reviews_per_day = ?, retention = ?, topics_per_week = ?, reminders = ?
                        where learner_id = ?
                        """)
                .param(settings.version())
                .param(settings.zone().getId())
                .param(settings.reviewsPerDay())
                .param(settings.retention())
                .param(settings.topicsPerWeek())
                .param(settings.reminders())
                .param(settings.learnerId())
                .update();
    }

    void delete(UUID learner) {
        jdbc.sql("delete from learning_settings where learner_id = ?").param(learner).update();
    }

    private static LearningSettings settings(ResultSet row, int number) throws SQLException {
        return new LearningSettings(
                row.getObject("learner_id", UUID.class),
                row.getLong("version"),
                ZoneId.of(row.getString("time_zone")),
                row.getInt("reviews_per_day"),
                row.getBigDecimal("retention"),
                row.getObject("topics_per_week", Integer.class),
                row.getBoolean("reminders"));
    }
}
