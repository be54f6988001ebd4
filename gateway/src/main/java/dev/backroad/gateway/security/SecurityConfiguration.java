package dev.backroad.gateway.security;

import static dev.backroad.gateway.problem.ProblemType.BAD_REQUEST;

import dev.backroad.gateway.GatewaySettings;
import dev.backroad.gateway.problem.ProblemException;
import dev.backroad.gateway.routing.Access;
import dev.backroad.gateway.routing.Route;
import dev.backroad.gateway.routing.Routes;
import dev.backroad.gateway.session.SignInRequests;
import dev.backroad.gateway.session.SignInResult;
import dev.backroad.gateway.session.SignOut;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.security.autoconfigure.actuate.web.reactive.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HeaderSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.LogoutSpec;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.csrf.CookieServerCsrfTokenRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/**
 * Who may pass which route. Spring Security's firewall refuses tricky paths before any of this is
 * asked.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /**
     * For everybody: the web page's files and our own pages. One that is not named here is not
     * found, so that nobody publishes a page by forgetting its rule. Sign-in and sign-out are
     * filters, which come first.
     */
    private static final String[] OURS = {
        "/",
        "/index.html",
        "/favicon.svg",
        "/assets/**",
        "/pages/**",
        "/reading/**",
        "/session",
        "/session/back-channel-logout",
        "/problems",
        "/problems/{slug}",
        "/docs",
        "/docs/openapi/{file}.json"
    };

    /** Routes that see to their own sign-in: nothing of ours may stand in their way. */
    @Bean
    @Order(1)
    SecurityWebFilterChain theirs(ServerHttpSecurity http, Routes routes) {
        return http.securityMatcher(ServerWebExchangeMatchers.pathMatchers(theirPaths(routes)))
                .authorizeExchange(rules -> rules.anyExchange().permitAll())
                .csrf(CsrfSpec::disable)
                .logout(LogoutSpec::disable)
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                .headers(HeaderSpec::disable)
                .build();
    }

    @Bean
    @Order(2)
    SecurityWebFilterChain ours(
            ServerHttpSecurity http,
            Routes routes,
            GatewaySettings settings,
            Refusals refusals,
            SignInRequests signInRequests,
            SignInResult signInResult,
            SignOut signOut) {
        return http.authorizeExchange(rules -> declare(routes, rules))
                .oauth2Login(login ->
                        login.authorizationRequestResolver(signInRequests)
                                .authenticationMatcher(at(HttpMethod.GET, "/session/callback"))
                                .authenticationSuccessHandler(signInResult)
                                .authenticationFailureHandler(signInResult))
                .oauth2ResourceServer(bearer ->
                        bearer.jwt(_ -> {})
                                .authenticationEntryPoint(refusals)
                                .authenticationFailureHandler(refusals))
                .logout(logout ->
                        logout.requiresLogout(at(HttpMethod.POST, "/session/logout"))
                                .logoutHandler(signOut)
                                .logoutSuccessHandler(signOut))
                .csrf(csrf -> protect(csrf.accessDeniedHandler(refusals), settings))
                .exceptionHandling(raised ->
                        raised.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                // A request without a session is refused, not remembered: that would start one.
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                // SecurityHeaders writes them, for the responses outside of this chain, too.
                .headers(HeaderSpec::disable)
                .build();
    }

    /** Each filter's own span, five a request, would hide the ones that people look for. */
    @Bean
    static SecurityObservationSettings noSpansOfFilters() {
        return SecurityObservationSettings.noObservations();
    }

    /**
     * Refuses tricky addresses and control characters. Spring's own look at each header value is a
     * regular expression, which took as long for a bearer token as checking who it is for.
     */
    @Bean
    static ServerWebExchangeFirewall firewall() {
        var firewall = new StrictServerWebExchangeFirewall();
        firewall.setAllowedHeaderValues(SecurityConfiguration::isText);
        return firewall;
    }

    /** A header that is not there is asked for, too. */
    private static boolean isText(@Nullable String value) {
        return value == null
                || value.chars()
                        .allMatch(it -> Character.isDefined(it) && !Character.isISOControl(it));
    }

    /** Spring Security's firewall answers without a word; a problem says what is wrong. */
    @Bean
    ServerExchangeRejectedHandler firewallRefusals() {
        return (_, rejected) ->
                Mono.error(
                        new ProblemException(
                                BAD_REQUEST,
                                "The address or a header contains what no client needs.",
                                rejected));
    }

    private static String[] theirPaths(Routes routes) {
        return routes.table().stream()
                .filter(route -> route.access() == Access.ITS_OWN_RULES)
                .flatMap(route -> route.paths().stream())
                .toArray(String[]::new);
    }

    private static void declare(Routes routes, AuthorizeExchangeSpec rules) {
        for (Route route : routes.table()) {
            String[] paths = route.paths().toArray(String[]::new);
            switch (route.access()) {
                case ITS_OWN_RULES -> {}
                case PUBLIC_READS ->
                        rules.pathMatchers(HttpMethod.GET, paths)
                                .permitAll()
                                .pathMatchers(HttpMethod.HEAD, paths)
                                .permitAll()
                                .pathMatchers(paths)
                                .authenticated();
                case PUBLIC_QUERIES ->
                        rules.pathMatchers(HttpMethod.GET, paths)
                                .permitAll()
                                .pathMatchers(HttpMethod.HEAD, paths)
                                .permitAll()
                                .pathMatchers(HttpMethod.POST, paths)
                                .permitAll()
                                .pathMatchers(paths)
                                .authenticated();
                case SIGNED_IN -> rules.pathMatchers(paths).authenticated();
            }
        }
        rules.pathMatchers(Routes.OPERATIONS, Routes.PERSONAL_DATA, Routes.SYSTEM).authenticated();
        // On a port of its own, for which Boot takes these rules along.
        rules.matchers(EndpointRequest.toAnyEndpoint()).permitAll();
        rules.pathMatchers(OURS).permitAll();
        // Not 401 or 403: a path that does not exist is the same for everybody.
        rules.anyExchange()
                .access((_, _) -> Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    private static void protect(CsrfSpec csrf, GatewaySettings settings) {
        var cookie = CookieServerCsrfTokenRepository.withHttpOnlyFalse();
        cookie.setCookieCustomizer(it -> it.path("/").sameSite("Lax").secure(settings.tls()));
        csrf.csrfTokenRepository(cookie)
                .csrfTokenRequestHandler(new CsrfHeader())
                .requireCsrfProtectionMatcher(new CookieWrites());
    }

    private static ServerWebExchangeMatcher at(HttpMethod method, String path) {
        return new PathPatternParserServerWebExchangeMatcher(path, method);
    }
}
