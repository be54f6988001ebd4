package dev.backroad.notification.webhook;

import dev.backroad.notification.webhook.Delivery.Status;
import dev.backroad.notification.webhook.EventType.Audience;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Deliveries in PostgreSQL: intents of the worker and the log of the owner in one. Sending is part
 * of no transaction: a crash between the answer and {@link #settle} repeats a call with the same
 * message id, and never loses one.
 */
@Repository
class DeliveryTable {

    /** For how long a delivery is tried. */
    static final Duration TRIED = Duration.ofHours(24);

    /** Longer than an attempt can take, so that nobody tries it twice at a time. */
    static final Duration LEASE = Duration.ofSeconds(30);

    /** At a time, by one instance, to one webhook that answers; one that fails has one. */
    static final int AT_A_TIME = 4;

    /** Clocks of services differ; what happened so long before a registration may be told. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private static final UUID NEWEST = new UUID(-1L, -1L);

    private static final String VIEW =
            """
            select id, message_id, event_type, status, attempts, created_at, attempted_at, next_attempt_at,
                response_status, response_millis, response_excerpt, error, redelivery_of
            from webhook_delivery
            """;

    private final JdbcClient jdbc;

    DeliveryTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Writes an event down for all who hear of it, in one statement. A repeat changes nothing;
     * whoever registered after it happened does not hear of it.
     *
     * @param owner whom it is about; {@code null} if it is for machines
     */
    int add(
            UUID event,
            EventType type,
            String payload,
            @Nullable UUID owner,
            Instant at,
            Instant now) {
        var whose =
                type.audience() == Audience.LEARNER
                        ? "owner = :owner and learner_id is not null"
                        : "learner_id is null";
        return jdbc.sql(
                        """
                        insert into webhook_delivery (id, webhook_id, message_id, event_type, payload, next_attempt_at, last_attempt_at, created_at)
                        select uuidv7(), id, :event, :type, :payload, :now, :until, :now from webhook
                        where %s and disabled_for is null and :type = any(event_types) and created_at <= :happened
                        for key share
                        on conflict do nothing
                        """
                                .formatted(whose))
                .param("event", event)
                .param("type", type.word())
                .param("payload", payload)
                .param("owner", String.valueOf(owner))
                .param("happened", Timestamp.from(at.plus(CLOCKS)))
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(now.plus(TRIED)))
                .update();
    }

    /** Writes a ping down, which is tried once. */
    void ping(UUID id, UUID webhook, UUID message, String payload, Instant now) {
        jdbc.sql(
                        """
                        insert into webhook_delivery (id, webhook_id, message_id, event_type, payload, next_attempt_at, last_attempt_at, created_at)
                        values (:id, :webhook, :message, :type, :payload, :now, :now, :now)
                        """)
                .param("id", id)
                .param("webhook", webhook)
                .param("message", message)
                .param("type", DueDelivery.PING)
                .param("payload", payload)
                .param("now", Timestamp.from(now))
                .update();
    }

    /**
     * Writes down that a delivery is wanted again: the same message, tried as long as a new one of
     * its kind.
     */
    void again(UUID id, UUID webhook, UUID delivery, Instant now) {
        jdbc.sql(
                        """
                        insert into webhook_delivery (id, webhook_id, message_id, event_type, payload, redelivery_of, next_attempt_at, last_attempt_at, created_at)
                        select :id, webhook_id, message_id, event_type, payload, id, :now,
                            case event_type when :ping then :now else cast(:until as timestamptz) end, :now
                        from webhook_delivery where webhook_id = :webhook and id = :delivery
                        """)
                .param("id", id)
                .param("webhook", webhook)
                .param("delivery", delivery)
                .param("ping", DueDelivery.PING)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(now.plus(TRIED)))
                .update();
    }

    /** Returns how many wait because somebody asked for them. */
    int waitingByHand(UUID webhook) {
        return jdbc.sql(
                        """
                        select count(*) from webhook_delivery
                        where webhook_id = ? and status = 'waiting' and (redelivery_of is not null or event_type = ?)
                        """)
                .params(webhook, DueDelivery.PING)
                .query(Integer.class)
                .single();
    }

    /**
     * Takes what is due, for a while. Of each webhook only a few, and none of those that are busy:
     * one that hangs keeps nobody waiting but itself.
     */
    List<DueDelivery> take(Instant now, Collection<UUID> busy, int most) {
        return jdbc.sql(
                        """
                        with due as (
                            select id, webhook_id, next_attempt_at from webhook_delivery
                            where status = 'waiting' and next_attempt_at <= :now and webhook_id <> all(:busy::uuid[])
                            order by next_attempt_at limit 500),
                        placed as (
                            select due.id, webhook.failing_since is not null as fails,
                                row_number() over (partition by webhook_id order by next_attempt_at) as place
                            from due join webhook on webhook.id = webhook_id),
                        taken as (
                            select id from webhook_delivery
                            where id in (select id from placed where place <= case when fails then 1 else :each end limit :most)
                                and status = 'waiting' and next_attempt_at <= :now
                            for update skip locked)
                        update webhook_delivery d set attempts = attempts + 1, attempted_at = :now, next_attempt_at = :lease
                        from webhook w, taken where d.id = taken.id and w.id = d.webhook_id
                        returning d.id, d.webhook_id, d.message_id, d.event_type, d.payload, d.attempts, d.created_at,
                            d.last_attempt_at, w.url, w.secret, w.previous_secret, w.previous_until
                        """)
                .param("now", Timestamp.from(now))
                .param("lease", Timestamp.from(now.plus(LEASE)))
                .param("busy", busy.stream().map(UUID::toString).toArray(String[]::new))
                .param("each", AT_A_TIME)
                .param("most", most)
                .query(DeliveryTable::due)
                .list();
    }

    /**
     * Writes down how an attempt ended; nothing if another instance has taken the delivery since.
     * One that was given up under way is not tried again, but the log says what became of the call.
     *
     * @param next when to try again; {@code null} if it is settled
     */
    boolean settle(DueDelivery due, Outcome outcome, Status status, @Nullable Instant next) {
        return jdbc.sql(
                                """
                                update webhook_delivery set
                                    status = case when status = 'waiting' or :status = 'delivered' then :status else status end,
                                    error = case when status = 'waiting' or :status = 'delivered' then :error else error end,
                                    next_attempt_at = coalesce(:next, next_attempt_at),
                                    response_status = :answer, response_millis = :millis, response_excerpt = :excerpt
                                where id = :id and attempts = :attempt and status <> 'delivered'
                                """)
                        .param("id", due.id())
                        .param("attempt", due.attempt())
                        .param("status", status.word())
                        .param("next", next == null ? null : Timestamp.from(next))
                        .param("answer", outcome.status())
                        .param("millis", outcome.millis())
                        .param("excerpt", outcome.excerpt())
                        .param("error", outcome.error())
                        .update()
                == 1;
    }

    /** Gives up what waits; in flight or not. */
    void giveUpAll(UUID webhook, String reason) {
        jdbc.sql(
                        "update webhook_delivery set status = 'failed', error = ? where webhook_id"
                                + " = ? and status = 'waiting'")
                .params(reason, webhook)
                .update();
    }

    /** Whether anything has got through since a moment. */
    boolean hasSucceededSince(UUID webhook, Instant moment) {
        return jdbc.sql(
                        """
                        select exists (select from webhook_delivery
                            where webhook_id = ? and status = 'delivered' and attempted_at >= ?)
                        """)
                .params(webhook, Timestamp.from(moment))
                .query(Boolean.class)
                .single();
    }

    /** Returns a webhook's newest deliveries that are older than the given one. */
    List<Delivery> page(UUID webhook, @Nullable UUID after, int limit) {
        return jdbc.sql(VIEW + "where webhook_id = ? and id < ? order by id desc limit ?")
                .params(webhook, after == null ? NEWEST : after, limit)
                .query(DeliveryTable::delivery)
                .list();
    }

    Optional<Delivery> find(UUID webhook, UUID id) {
        return jdbc.sql(VIEW + "where webhook_id = ? and id = ?")
                .params(webhook, id)
                .query(DeliveryTable::delivery)
                .optional();
    }

    /** Forgets at most 1,000 that were made before the moment; returns how many. */
    int forgetBefore(Instant moment) {
        return jdbc.sql(
                        """
                        delete from webhook_delivery where id in
                            (select id from webhook_delivery where created_at < ? order by created_at limit 1000)
                        """)
                .param(Timestamp.from(moment))
                .update();
    }

    int waiting() {
        return jdbc.sql("select count(*) from webhook_delivery where status = 'waiting'")
                .query(Integer.class)
                .single();
    }

    private static DueDelivery due(ResultSet row, int number) throws SQLException {
        return new DueDelivery(
                row.getObject("id", UUID.class),
                row.getObject("webhook_id", UUID.class),
                row.getObject("message_id", UUID.class),
                row.getString("event_type"),
                row.getString("payload"),
                row.getInt("attempts"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("last_attempt_at").toInstant(),
                row.getString("url"),
                new SealedPair(
                        row.getString("secret"),
                        row.getString("previous_secret"),
                        instant(row, "previous_until")));
    }

    private static Delivery delivery(ResultSet row, int number) throws SQLException {
        var status = Status.named(row.getString("status"));
        return new Delivery(
                row.getObject("id", UUID.class),
                row.getObject("message_id", UUID.class),
                row.getString("event_type"),
                status,
                row.getInt("attempts"),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "attempted_at"),
                status == Status.WAITING ? instant(row, "next_attempt_at") : null,
                row.getObject("response_status", Integer.class),
                row.getObject("response_millis", Integer.class),
                row.getString("response_excerpt"),
                row.getString("error"),
                row.getObject("redelivery_of", UUID.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant).orElse(null);
    }
}
