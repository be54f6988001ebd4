package dev.backroad.notification.mail;

import dev.backroad.defaults.BackroadProperties;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Links by which a mail's reader gets no more of its kind, without signing in. Nobody guesses one,
 * and whoever is forwarded a mail can do no more with it than this.
 */
@Repository
class UnsubscribeLinks {

    /** What a link stops. */
    record Stopped(UUID learnerId, String kind) {}

    private static final int BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient jdbc;
    private final BackroadProperties backroad;

    UnsubscribeLinks(JdbcClient jdbc, BackroadProperties backroad) {
        this.jdbc = jdbc;
        this.backroad = backroad;
    }

    /** Returns the link of a learner and a kind, the same in every mail. */
    URI of(UUID learner, String kind) {
        var token =
                jdbc.sql(
                                """
                                insert into unsubscribe_link (token, learner_id, kind) values (?, ?, ?)
                                on conflict (learner_id, kind) do update set kind = excluded.kind
                                returning token
                                """)
                        .params(newToken(), learner, kind)
                        .query(String.class)
                        .single();
        return URI.create(backroad.publicUrl() + "/unsubscribe/" + token);
    }

    private String newToken() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    Optional<Stopped> find(String token) {
        return jdbc.sql("select learner_id, kind from unsubscribe_link where token = ?")
                .param(token)
                .query(Stopped.class)
                .optional();
    }

    void forget(UUID learner) {
        jdbc.sql("delete from unsubscribe_link where learner_id = ?").param(learner).update();
    }
}
