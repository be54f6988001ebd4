package dev.backroad.identity.signon;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A sign-in in one browser, which serves for many programs. Its name, the {@code sid} of ID tokens,
 * is public; unlike the id of the session, which is in the cookie, it lets nobody in.
 */
@Service
public class SingleSignOn {

    private final JdbcClient jdbc;
    private final BackChannel channel;
    private final LogoutNotices notices;

    SingleSignOn(JdbcClient jdbc, BackChannel channel, LogoutNotices notices) {
        this.jdbc = jdbc;
        this.channel = channel;
        this.notices = notices;
    }

    /** Returns the {@code sid} of the browser that sends this request, if it has a session. */
    public Optional<String> sidOf(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null
                ? Optional.empty()
                : jdbc.sql("SELECT primary_id FROM http_session WHERE session_id = ?")
                        .param(session.getId())
                        .query(String.class)
                        .optional();
    }

    /** Notes that a grant came from a session; the client hears when that ends. */
    public void joined(String grantId, String sid, String clientId, String subject) {
        jdbc.sql(
                        """
                        INSERT INTO sign_on (grant_id, sid, client_id, subject)
                        VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING
                        """)
                .params(grantId, sid, clientId, subject)
                .update();
    }

    /** Ends the session of the browser that sends this request, if it has one. */
    @Transactional
    public void end(HttpServletRequest request) {
        sidOf(request).ifPresent(this::end);
    }

    /** Ends a session with all that was granted in it, and lets its programs know. */
    @Transactional
    public void end(String sid) {
        jdbc.sql("DELETE FROM http_session WHERE primary_id = ?").param(sid).update();
        finish(
                jdbc.sql("DELETE FROM sign_on WHERE sid = ? RETURNING *")
                        .param(sid)
                        .query(Login.class)
                        .list());
    }

    /** Ends every session and every grant of a person, and lets all programs know. */
    @Transactional
    public void endAll(UUID accountId) {
        var subject = accountId.toString();
        jdbc.sql("DELETE FROM http_session WHERE principal_name = ?").param(subject).update();
        finish(
                jdbc.sql("DELETE FROM sign_on WHERE subject = ? RETURNING *")
                        .param(subject)
                        .query(Login.class)
                        .list());
        jdbc.sql("DELETE FROM oauth2_authorization WHERE principal_name = ?")
                .param(subject)
                .update();
    }

    private void finish(List<Login> logins) {
        logins.forEach(login ->
                jdbc.sql("DELETE FROM oauth2_authorization WHERE id = ?")
                        .param(login.grantId())
                        .update());
        logins.stream()
                .map(Login::ended)
                .distinct()
                .filter(ended -> channel.of(ended.clientId()).isPresent())
                .forEach(notices::add);
    }

    /** Somebody signed in to one program in one session, and got one grant. */
    record Login(String grantId, String sid, String clientId, String subject) {

        LogoutNotices.Ended ended() {
            return new LogoutNotices.Ended(clientId, sid, subject);
        }
    }
}
