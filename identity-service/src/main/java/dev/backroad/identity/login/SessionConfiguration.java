package dev.backroad.identity.login;

import dev.backroad.defaults.BackroadProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.security.SpringSessionBackedSessionRegistry;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps sign-ins in PostgreSQL, so that they outlive a restart and are known to every instance. */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(
        tableName = "http_session",
        maxInactiveIntervalInSeconds = SessionConfiguration.STRANGER_IDLE_SECONDS)
class SessionConfiguration {

    /** A stranger's session holds an unfinished form; anybody can begin any number of them. */
    static final int STRANGER_IDLE_SECONDS = 10 * 60;

    /** After two hours without a request one signs in again. */
    static final int IDLE_SECONDS = 2 * 60 * 60;

    @Bean
    CookieSerializer cookie(BackroadProperties backroad) {
        var cookie = new SessionIdCookie();
        cookie.setCookieName("BACKROAD_IDENTITY");
        cookie.setCookiePath("/");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        cookie.setUseSecureCookie("https".equals(backroad.publicUrl().getScheme()));
        return cookie;
    }

    /**
     * Sessions are read in the transaction that runs, if one does. Spring Session would open a
     * second one beside it, and requests that each hold one connection and wait for another can
     * block the whole pool.
     */
    @Bean(defaultCandidate = false)
    TransactionOperations springSessionTransactionOperations(
            PlatformTransactionManager transactions) {
        return new TransactionTemplate(transactions);
    }

    /** Two requests of one browser may write the same attribute at the same moment. */
    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer upserts() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    /** Lets ID tokens name the session ({@code sid}), also after a restart. */
    @Bean
    <S extends Session> SessionRegistry sessions(FindByIndexNameSessionRepository<S> sessions) {
        return new SpringSessionBackedSessionRegistry<>(sessions);
    }
}
