package dev.backroad.identity.access;

import dev.backroad.identity.signon.SingleSignOn;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends what somebody's sign-ins gave: sessions in browsers and the tokens of programs. Access
 * tokens that are out live on for minutes at most.
 */
@Service
public class Access {

    private final JdbcClient jdbc;
    private final SingleSignOn signOn;

    Access(JdbcClient jdbc, SingleSignOn signOn) {
        this.jdbc = jdbc;
        this.signOn = signOn;
    }

    /** Ends everything, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void endAll(UUID account) {
        signOn.endAll(account);
    }

    /** Ends everything but the session of whoever asks for it, and what was granted in it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void endAllBut(String sid, UUID account) {
        jdbc.sql("SELECT primary_id FROM http_session WHERE principal_name = ? AND primary_id <> ?")
                .params(account.toString(), sid)
                .query(String.class)
                .list()
                .forEach(signOn::end);
        jdbc.sql(
                        """
                        DELETE FROM oauth2_authorization WHERE principal_name = ?
                        AND id NOT IN (SELECT grant_id FROM sign_on WHERE sid = ?)
                        """)
                .params(account.toString(), sid)
                .update();
    }
}
