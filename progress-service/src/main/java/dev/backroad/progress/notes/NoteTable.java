package dev.backroad.progress.notes;

import dev.backroad.progress.notes.NotesTransfer.NoteCopy;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Notes in PostgreSQL. Each write names the state that it replaces, and says whether it was so. */
@Repository
class NoteTable {

    private final JdbcClient jdbc;

    NoteTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Note> find(TopicKey key) {
        return jdbc.sql(
                        """
                        select text, changed_at, revision from topic_note
                        where enrollment_id = ? and topic_id = ?
                        """)
                .params(key.enrollment(), key.topic())
                .query((row, number) ->
                        new Note(
                                row.getString("text"),
                                row.getTimestamp("changed_at").toInstant(),
                                row.getObject("revision", UUID.class)))
                .optional();
    }

    boolean insert(TopicKey key, Note note) {
        // From the enrolment, and not only referring to it: it may be on its way out.
        return jdbc.sql(
                                """
                                insert into topic_note (enrollment_id, topic_id, text, changed_at, revision)
                                select id, ?, ?, ?, ? from enrollment where id = ? for key share
                                on conflict do nothing
                                """)
                        .params(
                                key.topic(),
                                note.text(),
                                Timestamp.from(note.changedAt()),
                                note.revision(),
                                key.enrollment())
                        .update()
                == 1;
    }

    boolean replace(TopicKey key, Note before, Note now) {
        return jdbc.sql(
                                """
                                update topic_note set text = ?, changed_at = ?, revision = ?
                                where enrollment_id = ? and topic_id = ? and revision = ?
                                """)
                        .params(
                                now.text(),
                                Timestamp.from(now.changedAt()),
                                now.revision(),
                                key.enrollment(),
                                key.topic(),
                                before.revision())
                        .update()
                == 1;
    }

    boolean delete(TopicKey key, Note note) {
        return jdbc.sql(
                                """
                                delete from topic_note
                                where enrollment_id = ? and topic_id = ? and revision = ?
                                """)
                        .params(key.enrollment(), key.topic(), note.revision())
                        .update()
                == 1;
    }

    List<NoteCopy> of(UUID enrollment) {
        return jdbc.sql(
                        """
                        select topic_id, text, changed_at from topic_note
                        where enrollment_id = ? order by topic_id
                        """)
                .param(enrollment)
                .query((row, number) ->
                        new NoteCopy(
                                row.getObject("topic_id", UUID.class),
                                row.getString("text"),
                                row.getTimestamp("changed_at").toInstant()))
                .list();
    }

    /** All notes of somebody, for their eyes. */
    List<Map<String, Object>> all(UUID learner) {
        return jdbc.sql(
                        """
                        select n.enrollment_id, t.slug, n.text, n.changed_at
                        from topic_note n join enrollment e on e.id = n.enrollment_id
                        cross join lateral (
                            select slug from followed_topic t
                            where t.topic_id = n.topic_id and t.roadmap_id = e.roadmap_id and t.version <= e.version
                            order by t.version desc limit 1) t
                        where e.learner_id = ? order by n.changed_at, t.slug
                        """)
                .param(learner)
                .query((row, number) ->
                        Map.<String, Object>of(
                                "enrollmentId", row.getObject("enrollment_id", UUID.class),
                                "topic", row.getString("slug"),
                                "text", row.getString("text"),
                                "changedAt", row.getTimestamp("changed_at").toInstant()))
                .list();
    }
}
