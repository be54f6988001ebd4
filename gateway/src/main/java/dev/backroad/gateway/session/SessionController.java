package dev.backroad.gateway.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backroad.gateway.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Tells the web page who is signed in, and gives it the cookie XSRF-TOKEN that its writes need. */
@RestController
class SessionController {

    /**
     * What the page needs to know before it draws anything.
     *
     * @param operator whether it is worth to offer what is for operators; whether they may is asked
     *     again each time, of the token
     * @param id of this browser's session among those that {@code GET /api/v1/account/sessions}
     *     lists; it opens nothing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SessionView(
            boolean signedIn,
            @Nullable String name,
            @Nullable String username,
            @Nullable Boolean operator,
            @Nullable String id) {

        static final SessionView NOBODY = new SessionView(false, null, null, null, null);

        static SessionView of(OidcUser user) {
            return new SessionView(
                    true,
                    user.getFullName(),
                    user.getPreferredUsername(),
                    isOperator(user),
                    user.getClaimAsString("sid"));
        }

        private static boolean isOperator(OidcUser user) {
            return user.getAuthorities().stream()
                    .anyMatch(it -> "SCOPE_operations".equals(it.getAuthority()));
        }
    }

    @GetMapping("/session")
    Mono<ResponseEntity<SessionView>> session(ServerWebExchange exchange) {
        return csrfCookie(exchange)
                .then(exchange.getPrincipal())
                .ofType(OAuth2AuthenticationToken.class)
                .map(OAuth2AuthenticationToken::getPrincipal)
                .ofType(OidcUser.class)
                .map(SessionView::of)
                .defaultIfEmpty(SessionView.NOBODY)
                .map(view -> ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(view))
                .doOnNext(_ -> refuseWhenNobodyKnows(exchange));
    }

    /** "Nobody is signed in" would be a guess while the session cannot be read. */
    private static void refuseWhenNobodyKnows(ServerWebExchange exchange) {
        if (TolerantSessions.areAway(exchange)) {
            throw ProblemException.sessionsAway(null);
        }
    }

    /**
     * The cookie is written when somebody asks for the token, so that cacheable answers stay
     * without it.
     */
    private static Mono<CsrfToken> csrfCookie(ServerWebExchange exchange) {
        return exchange.getAttributeOrDefault(CsrfToken.class.getName(), Mono.<CsrfToken>empty());
    }
}
