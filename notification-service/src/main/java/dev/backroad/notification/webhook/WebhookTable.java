package dev.backroad.notification.webhook;

import dev.backroad.notification.webhook.Webhook.Disabled;
import dev.backroad.notification.webhook.Webhook.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Webhooks in PostgreSQL. */
@Repository
class WebhookTable {

    private static final UUID FIRST = new UUID(0, 0);

    private final JdbcClient jdbc;

    WebhookTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns how many an owner has at the moment. */
    int count(Owner owner) {
        return jdbc.sql("select count(*) from webhook where owner = ?")
                .param(owner.name())
                .query(Integer.class)
                .single();
    }

    /** The same, and nobody adds one to them until the transaction ends. */
    int countAlone(Owner owner) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('webhooks of ' || ?, 0))")
                .param(owner.name())
                .query((row, number) -> number)
                .single();
        return count(owner);
    }

    void insert(Webhook webhook) {
        jdbc.sql(
                        """
                        insert into webhook (id, owner, learner_id, url, description, event_types, version, secret, created_at, changed_at)
                        values (:id, :owner, :learner, :url, :description, :types, :version, :secret, :created, :changed)
                        """)
                .param("id", webhook.id())
                .param("owner", webhook.owner().name())
                .param("learner", webhook.owner().learner())
                .param("url", webhook.url())
                .param("description", webhook.description())
                .param("types", words(webhook))
                .param("version", webhook.version())
                .param("secret", webhook.secrets().current())
                .param("created", Timestamp.from(webhook.createdAt()))
                .param("changed", Timestamp.from(webhook.changedAt()))
                .update();
    }

    /** Writes a new state; who is enabled begins without a past of failures. */
    void update(Webhook webhook) {
        var disabled = webhook.disabled();
        jdbc.sql(
                        """
                        update webhook set url = :url, description = :description, event_types = :types, version = :version,
                            secret = :secret, previous_secret = :previous, previous_until = :until,
                            disabled_for = :why, disabled_at = :since, changed_at = :changed, failing_since = null
                        where id = :id
                        """)
                .param("id", webhook.id())
                .param("url", webhook.url())
                .param("description", webhook.description())
                .param("types", words(webhook))
                .param("version", webhook.version())
                .param("secret", webhook.secrets().current())
                .param("previous", webhook.secrets().previous())
                .param("until", timestamp(webhook.secrets().previousUntil()))
                .param("why", disabled == null ? null : disabled.reason().word())
                .param("since", disabled == null ? null : Timestamp.from(disabled.at()))
                .param("changed", Timestamp.from(webhook.changedAt()))
                .update();
    }

    Optional<Webhook> find(Owner owner, UUID id) {
        return jdbc.sql("select * from webhook where owner = ? and id = ?")
                .params(owner.name(), id)
                .query(WebhookTable::webhook)
                .optional();
    }

    /** The same, and nobody else changes it until the transaction ends. */
    Optional<Webhook> lock(Owner owner, UUID id) {
        return jdbc.sql("select * from webhook where owner = ? and id = ? for update")
                .params(owner.name(), id)
                .query(WebhookTable::webhook)
                .optional();
    }

    /** Returns an owner's webhooks in the order in which they were made. */
    List<Webhook> page(Owner owner, @Nullable UUID after, int limit) {
        return jdbc.sql("select * from webhook where owner = ? and id > ? order by id limit ?")
                .params(owner.name(), after == null ? FIRST : after, limit)
                .query(WebhookTable::webhook)
                .list();
    }

    void delete(UUID id) {
        jdbc.sql("delete from webhook where id = ?").param(id).update();
    }

    void deleteAll(Owner owner) {
        jdbc.sql("delete from webhook where owner = ?").param(owner.name()).update();
    }

    /** Calls it no more; returns it unless it was disabled, or deleted, already. */
    Optional<Webhook> disable(UUID id, Reason reason, Instant now) {
        return jdbc.sql(
                        """
                        update webhook set disabled_for = ?, disabled_at = ?, changed_at = ?, version = version + 1
                        where id = ? and disabled_for is null returning *
                        """)
                .params(reason.word(), Timestamp.from(now), Timestamp.from(now), id)
                .query(WebhookTable::webhook)
                .optional();
    }

    void failing(UUID id, Instant now) {
        jdbc.sql("update webhook set failing_since = ? where id = ? and failing_since is null")
                .params(Timestamp.from(now), id)
                .update();
    }

    void recovered(UUID id) {
        jdbc.sql(
                        "update webhook set failing_since = null where id = ? and failing_since is"
                                + " not null")
                .param(id)
                .update();
    }

    private static String[] words(Webhook webhook) {
        return webhook.eventTypes().stream().map(EventType::word).toArray(String[]::new);
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant moment) {
        return moment == null ? null : Timestamp.from(moment);
    }

    private static Webhook webhook(ResultSet row, int number) throws SQLException {
        return new Webhook(
                row.getObject("id", UUID.class),
                new Owner(row.getString("owner"), row.getObject("learner_id", UUID.class)),
                row.getString("url"),
                row.getString("description"),
                types(row),
                row.getLong("version"),
                new SealedPair(
                        row.getString("secret"),
                        row.getString("previous_secret"),
                        instant(row, "previous_until")),
                disabled(row),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("changed_at").toInstant());
    }

    /** A type that we have stopped to tell is left out. */
    private static List<EventType> types(ResultSet row) throws SQLException {
        var words = (String[]) row.getArray("event_types").getArray();
        return Arrays.stream(words).flatMap(word -> EventType.named(word).stream()).toList();
    }

    private static @Nullable Disabled disabled(ResultSet row) throws SQLException {
        var reason = row.getString("disabled_for");
        return reason == null
                ? null
                : new Disabled(Reason.named(reason), row.getTimestamp("disabled_at").toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant).orElse(null);
    }
}
