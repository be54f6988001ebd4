package dev.backroad.identity.access;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Ends what somebody's sign-ins gave: sessions in browsers and the tokens of programs. */
@Service
public class Access {

    private static final String NONE = "";

    private final JdbcClient jdbc;

    Access(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Ends everything, in the caller's transaction. Access tokens live on for minutes at most. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void endAll(UUID account) {
        endAllBut(NONE, account);
    }

    /** Ends everything but one session: that of whoever asks for it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void endAllBut(String session, UUID account) {
        jdbc.sql("DELETE FROM http_session WHERE principal_name = ? AND session_id <> ?")
                .params(account.toString(), session)
                .update();
        jdbc.sql("DELETE FROM oauth2_authorization WHERE principal_name = ?")
                .param(account.toString())
                .update();
    }
}
