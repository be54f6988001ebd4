package dev.backroad.progress.enrollment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** How far several learners are on one roadmap, for other features to ask. */
@Repository
public class RoadmapProgress {

    /** What one learner has done, each on the version that they follow. */
    public record Figures(UUID learner, int done, int skipped, int total, Instant lastActiveAt) {

        /** How much is settled: 100 only when nothing is left. */
        public int percent() {
            return (done + skipped) * 100 / total;
        }
    }

    private final JdbcClient jdbc;

    RoadmapProgress(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By learner; whoever is missing is not enrolled in the roadmap. */
    public Map<UUID, Figures> of(Collection<UUID> learners, UUID roadmapId) {
        return jdbc
                .sql(
                        """
                        select e.learner_id, count(*) as total,
                               count(*) filter (where p.status = 'done') as done,
                               count(*) filter (where p.status = 'skipped') as skipped,
                               greatest(e.enrolled_at, max(p.changed_at)) as last_active_at
                        from enrollment e
                        join followed_topic t using (roadmap_id, version)
                        left join topic_progress p on p.enrollment_id = e.id and p.topic_id = t.topic_id
                        where e.learner_id = any (?) and e.roadmap_id = ?
                        group by e.id
                        """)
                .params(new SqlArrayValue("uuid", learners.toArray()), roadmapId)
                .query(RoadmapProgress::figures)
                .list()
                .stream()
                .collect(Collectors.toMap(Figures::learner, Function.identity()));
    }

    private static Figures figures(ResultSet row, int number) throws SQLException {
        return new Figures(
                row.getObject("learner_id", UUID.class),
                row.getInt("done"),
                row.getInt("skipped"),
                row.getInt("total"),
                row.getTimestamp("last_active_at").toInstant());
    }
}
