package dev.backroad.progress.review;

import dev.backroad.progress.catalog.PublishedTopic;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Cards and answers in PostgreSQL. Every question names the learner. */
@Repository
class ReviewCards {

    /** An answer as it was stored. */
    record Answer(UUID cardId, Rating rating, Instant at, LocalDate day) {}

    /** Where a page ended. */
    record Place(LocalDate dueOn, UUID id) {}

    private final JdbcClient jdbc;

    ReviewCards(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores a new card, unless the learner has one of this topic: then {@code false}. */
    boolean insert(ReviewCard card) {
        return jdbc.sql(
                                """
                                insert into review_card
                                    (id, learner_id, topic_id, slug, title, version, stability, difficulty,
                                     answered_at, due_on, answers, lapses, paused)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                                on conflict (learner_id, topic_id) do nothing
                                """)
                        .params(
                                card.id(),
                                card.learnerId(),
                                card.topic().topicId(),
                                card.topic().slug(),
                                card.topic().title(),
                                card.version(),
                                card.memory().stability(),
                                card.memory().difficulty(),
                                Timestamp.from(card.answeredAt()),
                                card.dueOn(),
                                card.answers(),
                                card.lapses(),
                                card.paused())
                        .update()
                == 1;
    }

    /**
     * Stores new cards of one learner, begun at one moment. A card that the learner has already
     * goes on where it was paused, under the topic's newest name; what became due in between is due
     * tomorrow.
     */
    void beginOrResume(List<ReviewCard> begun, LocalDate tomorrow) {
        var first = begun.getFirst();
        jdbc.sql(
                        """
                        insert into review_card as known
                            (id, learner_id, topic_id, slug, title, version, stability, difficulty,
                             answered_at, due_on, answers, lapses, paused)
                        select id, ?, topic_id, slug, title, ?, ?, ?, cast(? as timestamptz), ?, 0, 0, false
                        from unnest(cast(? as uuid[]), cast(? as uuid[]), cast(? as text[]), cast(? as text[])) as begun (id, topic_id, slug, title)
                        on conflict (learner_id, topic_id) do update
                        set slug = excluded.slug, title = excluded.title, version = known.version + 1,
                            due_on = greatest(known.due_on, ?), paused = false
                        where known.paused
                        """)
                .param(first.learnerId())
                .param(first.version())
                .param(first.memory().stability())
                .param(first.memory().difficulty())
                .param(Timestamp.from(first.answeredAt()))
                .param(first.dueOn())
                .param(begun.stream().map(ReviewCard::id).toArray(UUID[]::new))
                .param(begun.stream().map(card -> card.topic().topicId()).toArray(UUID[]::new))
                .param(begun.stream().map(card -> card.topic().slug()).toArray(String[]::new))
                .param(begun.stream().map(card -> card.topic().title()).toArray(String[]::new))
                .param(tomorrow)
                .update();
    }

    /** Finds a card and keeps others from changing it until the transaction ends. */
    Optional<ReviewCard> lock(UUID learner, UUID id) {
        return jdbc.sql("select * from review_card where learner_id = ? and id = ? for update")
                .params(learner, id)
                .query(ReviewCards::card)
                .optional();
    }

    Optional<ReviewCard> lockOfTopic(UUID learner, UUID topic) {
        return jdbc.sql(
                        "select * from review_card where learner_id = ? and topic_id = ? for"
                                + " update")
                .params(learner, topic)
                .query(ReviewCards::card)
                .optional();
    }

    void update(ReviewCard card) {
        jdbc.sql(
                        """
                        update review_card
                        set slug = ?, title = ?, version = ?, stability = ?, difficulty = ?,
                            answered_at = ?, due_on = ?, answers = ?, lapses = ?, paused = ?
                        where id = ?
                        """)
                .params(
                        card.topic().slug(),
                        card.topic().title(),
                        card.version(),
                        card.memory().stability(),
                        card.memory().difficulty(),
                        Timestamp.from(card.answeredAt()),
                        card.dueOn(),
                        card.answers(),
                        card.lapses(),
                        card.paused(),
                        card.id())
                .update();
    }

    void pauseAll(UUID learner, List<UUID> topics) {
        jdbc.sql(
                        """
                        update review_card set paused = true, version = version + 1
                        where learner_id = ? and topic_id = any (?) and not paused
                        """)
                .params(learner, topics.toArray(UUID[]::new))
                .update();
    }

    /**
     * Returns what is due on a day, oldest first.
     *
     * @param most how many there are on all pages together
     */
    List<ReviewCard> due(UUID learner, LocalDate day, int most, @Nullable Place after, int limit) {
        return jdbc.sql(
                        """
                        select * from (
                            select * from review_card
                            where learner_id = :learner and due_on <= :day and not paused
                            order by due_on, id limit :most) due
                        where cast(:dueOn as date) is null or (due_on, id) > (:dueOn, cast(:id as uuid))
                        order by due_on, id limit :limit
                        """)
                .param("learner", learner)
                .param("day", day)
                .param("most", most)
                .param("dueOn", after == null ? null : after.dueOn())
                .param("id", after == null ? null : after.id())
                .param("limit", limit)
                .query(ReviewCards::card)
                .list();
    }

    /** Returns how many are due on a day, up to a number that it need not exceed. */
    int countDue(UUID learner, LocalDate day, int most) {
        return jdbc.sql(
                        """
                        select count(*) from (
                            select from review_card
                            where learner_id = ? and due_on <= ? and not paused limit ?) due
                        """)
                .params(learner, day, most)
                .query(Integer.class)
                .single();
    }

    void note(UUID id, UUID learner, Answer answer) {
        jdbc.sql(
                        """
                        insert into review_answer (id, card_id, learner_id, rating, answered_at, day)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        id,
                        answer.cardId(),
                        learner,
                        answer.rating().word(),
                        Timestamp.from(answer.at()),
                        answer.day())
                .update();
    }

    int answersOn(UUID learner, LocalDate day) {
        return jdbc.sql("select count(*) from review_answer where learner_id = ? and day = ?")
                .params(learner, day)
                .query(Integer.class)
                .single();
    }

    List<ReviewCard> all(UUID learner) {
        return jdbc.sql("select * from review_card where learner_id = ? order by id")
                .param(learner)
                .query(ReviewCards::card)
                .list();
    }

    List<Answer> answers(UUID learner) {
        return jdbc.sql(
                        """
                        select card_id, rating, answered_at, day from review_answer
                        where learner_id = ? order by id
                        """)
                .param(learner)
                .query((row, number) ->
                        new Answer(
                                row.getObject("card_id", UUID.class),
                                Rating.of(row.getString("rating")),
                                row.getTimestamp("answered_at").toInstant(),
                                row.getObject("day", LocalDate.class)))
                .list();
    }

    void delete(UUID learner) {
        jdbc.sql("delete from review_card where learner_id = ?").param(learner).update();
    }

    private static ReviewCard card(ResultSet row, int number) throws SQLException {
        return new ReviewCard(
                row.getObject("id", UUID.class),
                row.getObject("learner_id", UUID.class),
                new PublishedTopic(
                        row.getObject("topic_id", UUID.class),
                        row.getString("slug"),
                        row.getString("title")),
                row.getLong("version"),
                new Memory(row.getDouble("stability"), row.getDouble("difficulty")),
                row.getTimestamp("answered_at").toInstant(),
                row.getObject("due_on", LocalDate.class),
                row.getInt("answers"),
                row.getInt("lapses"),
                row.getBoolean("paused"));
    }
}
