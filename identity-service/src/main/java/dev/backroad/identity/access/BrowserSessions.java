package dev.backroad.identity.access;

import dev.backroad.identity.signon.SingleSignOn;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The browsers in which somebody is signed in. */
@Repository
class BrowserSessions {

    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final SingleSignOn signOn;
    private final JdbcClient jdbc;

    BrowserSessions(
            FindByIndexNameSessionRepository<? extends Session> sessions,
            SingleSignOn signOn,
            JdbcClient jdbc) {
        this.sessions = sessions;
        this.signOn = signOn;
        this.jdbc = jdbc;
    }

    /** Returns the sessions that are alive, newest first. */
    List<SessionView> of(UUID account) {
        var sids = sids(account);
        return sessions.findByPrincipalName(account.toString()).values().stream()
                .filter(session -> !session.isExpired() && sids.containsKey(session.getId()))
                .map(session -> view(Objects.requireNonNull(sids.get(session.getId())), session))
                .sorted(Comparator.comparing(SessionView::startedAt).reversed())
                .toList();
    }

    /** By the value of the cookie, which is a secret, what may be shown. */
    private Map<String, String> sids(UUID account) {
        var sids = new HashMap<String, String>();
        jdbc.sql("SELECT session_id, primary_id FROM http_session WHERE principal_name = ?")
                .param(account.toString())
                .query(row -> {
                    sids.put(row.getString("session_id"), row.getString("primary_id"));
                });
        return sids;
    }

    private static SessionView view(String sid, Session session) {
        return new SessionView(
                sid,
                session.getCreationTime(),
                session.getLastAccessedTime(),
                session.getAttributeOrDefault("browser", ""),
                address(session));
    }

    private static String address(Session session) {
        SecurityContext context =
                session.getAttribute(
                        HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
        var person = context == null ? null : context.getAuthentication();
        return person != null && person.getDetails() instanceof WebAuthenticationDetails web
                ? web.getRemoteAddress()
                : "";
    }

    /** Ends a session and what was granted in it; returns false if the account has none such. */
    @Transactional
    public boolean end(UUID account, String sid) {
        var theirs =
                jdbc.sql(
                                "SELECT count(*) FROM http_session"
                                        + " WHERE primary_id = ? AND principal_name = ?")
                        .params(sid, account.toString())
                        .query(Long.class)
                        .single();
        if (theirs == 1) {
            signOn.end(sid);
        }
        return theirs == 1;
    }
}
