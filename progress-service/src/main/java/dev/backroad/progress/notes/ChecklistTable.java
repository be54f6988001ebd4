package dev.backroad.progress.notes;

import dev.backroad.progress.notes.Checklist.Check;
import dev.backroad.progress.notes.NotesTransfer.ChecksCopy;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Check lists in PostgreSQL, each as one JSON array. */
@Repository
class ChecklistTable {

    private final JdbcClient jdbc;
    private final InstantSource time;

    /** Of our own: what is stored must not change with how the API writes. */
    private final JsonMapper json = new JsonMapper();

    ChecklistTable(JdbcClient jdbc, InstantSource time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    Checklist find(TopicKey key) {
        return jdbc.sql(
                        """
                        select items, revision from topic_checklist
                        where enrollment_id = ? and topic_id = ?
                        """)
                .params(key.enrollment(), key.topic())
                .query((row, number) ->
                        new Checklist(
                                checks(row.getString("items")),
                                row.getObject("revision", UUID.class)))
                .optional()
                .orElse(Checklist.NONE);
    }

    private List<Check> checks(String items) {
        return json.readValue(items, new TypeReference<List<Check>>() {});
    }

    /** Writes a list in the place of another; says whether that was still there. */
    boolean replace(TopicKey key, Checklist before, Checklist now) {
        return before.revision() == null ? insert(key, now) : update(key, before.revision(), now);
    }

    private boolean insert(TopicKey key, Checklist list) {
        return jdbc.sql(
                                """
                                insert into topic_checklist (enrollment_id, topic_id, items, changed_at, revision)
                                select id, ?, cast(? as jsonb), ?, ? from enrollment where id = ? for key share
                                on conflict do nothing
                                """)
                        .params(
                                key.topic(),
                                json.writeValueAsString(list.items()),
                                Timestamp.from(time.instant()),
                                Objects.requireNonNull(list.revision()),
                                key.enrollment())
                        .update()
                == 1;
    }

    private boolean update(TopicKey key, UUID before, Checklist now) {
        return jdbc.sql(
                                """
                                update topic_checklist set items = cast(? as jsonb), changed_at = ?, revision = ?
                                where enrollment_id = ? and topic_id = ? and revision = ?
                                """)
                        .params(
                                json.writeValueAsString(now.items()),
                                Timestamp.from(time.instant()),
                                Objects.requireNonNull(now.revision()),
                                key.enrollment(),
                                key.topic(),
                                before)
                        .update()
                == 1;
    }

    List<ChecksCopy> of(UUID enrollment) {
        return jdbc.sql(
                        """
                        select topic_id, items from topic_checklist
                        where enrollment_id = ? order by topic_id
                        """)
                .param(enrollment)
                .query((row, number) ->
                        new ChecksCopy(
                                row.getObject("topic_id", UUID.class),
                                checks(row.getString("items"))))
                .list();
    }

    /** All check lists of somebody, for their eyes. */
    List<Map<String, Object>> all(UUID learner) {
        return jdbc.sql(
                        """
                        select c.enrollment_id, t.slug, c.items
                        from topic_checklist c join enrollment e on e.id = c.enrollment_id
                        cross join lateral (
                            select slug from followed_topic t
                            where t.topic_id = c.topic_id and t.roadmap_id = e.roadmap_id and t.version <= e.version
                            order by t.version desc limit 1) t
                        where e.learner_id = ? order by c.changed_at, t.slug
                        """)
                .param(learner)
                .query((row, number) ->
                        Map.<String, Object>of(
                                "enrollmentId", row.getObject("enrollment_id", UUID.class),
                                "topic", row.getString("slug"),
                                "items", checks(row.getString("items"))))
                .list();
    }
}
