package dev.backroad.gateway.session;

import dev.backroad.gateway.GatewaySettings;
import org.springframework.http.HttpCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.session.CookieWebSessionIdResolver;

/** The cookie that is the key to a session. */
public final class SessionCookie {

    private static final String PLAIN_NAME = "BACKROAD_SESSION";

    /**
     * Browsers accept this prefix over TLS only, and no neighbouring host can overwrite such a
     * cookie.
     */
    private static final String TLS_NAME = "__Host-" + PLAIN_NAME;

    private SessionCookie() {}

    /** Whether a cookie of this name is the gateway's business and nobody else's. */
    public static boolean isOurs(String cookieName) {
        return cookieName.equals(PLAIN_NAME) || cookieName.equals(TLS_NAME);
    }

    /** Whether the request brings a session, alive or not. */
    public static boolean in(ServerHttpRequest request) {
        return request.getCookies().values().stream()
                .flatMap(cookies -> cookies.stream())
                .map(HttpCookie::getName)
                .anyMatch(SessionCookie::isOurs);
    }

    static CookieWebSessionIdResolver resolver(GatewaySettings settings) {
        var resolver = new CookieWebSessionIdResolver();
        resolver.setCookieName(settings.tls() ? TLS_NAME : PLAIN_NAME);
        resolver.addCookieInitializer(
                cookie -> cookie.path("/").httpOnly(true).secure(settings.tls()).sameSite("Lax"));
        return resolver;
    }
}
