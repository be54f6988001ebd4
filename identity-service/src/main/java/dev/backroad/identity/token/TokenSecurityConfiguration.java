package dev.backroad.identity.token;

import dev.backroad.defaults.ApiRules;
import dev.backroad.defaults.BackroadProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.ExceptionHandlingConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OidcConfigurer;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The protocol endpoints: authorize, token, jwks, revoke, introspect, userinfo, logout, discovery.
 */
@Configuration(proxyBeanMethods = false)
class TokenSecurityConfiguration {

    private static final String CSP = "default-src 'none'; frame-ancestors 'none'";
    private static final String ACCOUNT = "/api/v1/account/**";
    private static final String AUTHORIZE = "/oauth2/authorize";
    private static final String LOGIN = "/login";

    /** The issuer is the gateway's public address, so that one host name serves for everything. */
    @Bean
    AuthorizationServerSettings authorizationServerSettings(BackroadProperties backroad) {
        return AuthorizationServerSettings.builder()
                .issuer(backroad.publicUrl().toString())
                .build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain protocolSecurity(
            HttpSecurity http,
            AuthorizationEndpoint authorization,
            LogoutEndpoint logout,
            UserInfoEndpoint userInfo,
            RecentLogin recentLogin,
            RequestCache unfinished,
            PasswordEncoder hashing,
            PlatformTransactionManager transactions) {
        var refusedClient = new RefusedClient();
        http.oauth2AuthorizationServer(server -> {
            http.securityMatcher(server.getEndpointsMatcher());
            server.authorizationEndpoint(authorization::configure)
                    .clientAuthentication(client ->
                            client.errorResponseHandler(refusedClient::commence)
                                    .authenticationConverters(
                                            all -> all.addFirst(new ClientRequestRules()))
                                    .authenticationProviders(all ->
                                            all.forEach(each -> checkQuickly(each, hashing))))
                    .tokenIntrospectionEndpoint(endpoint ->
                            endpoint.authenticationProviders(
                                    all -> all.replaceAll(OwnTokensOnly::new)))
                    .authorizationServerMetadataEndpoint(endpoint ->
                            endpoint.authorizationServerMetadataCustomizer(
                                    document -> document.claims(Discovery::describe)))
                    .oidc(oidc -> openId(oidc, logout, userInfo));
        });
        return http.authorizeHttpRequests(rules ->
                        rules.requestMatchers(AUTHORIZE)
                                .access(recentLogin)
                                .anyRequest()
                                .authenticated())
                .oauth2ResourceServer(server ->
                        server.bearerTokenResolver(UserInfoEndpoint.tokens())
                                .jwt(Customizer.withDefaults()))
                .addFilterBefore(new PostedRequests(), CsrfFilter.class)
                // Behind the check of the client's secret, whose slow hash must not hold a
                // connection.
                .addFilterBefore(new Redemption(transactions), AuthorizationFilter.class)
                .requestCache(cache -> cache.requestCache(unfinished))
                .exceptionHandling(raised -> askToSignIn(raised, unfinished, refusedClient))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CSP)))
                .build();
    }

    private static void checkQuickly(AuthenticationProvider provider, PasswordEncoder hashing) {
        if (provider instanceof ClientSecretAuthenticationProvider secrets) {
            secrets.setPasswordEncoder(new ClientSecretHashing(hashing));
        }
    }

    private static void openId(
            OidcConfigurer oidc, LogoutEndpoint logout, UserInfoEndpoint userInfo) {
        oidc.logoutEndpoint(logout::configure)
                .userInfoEndpoint(userInfo::configure)
                .providerConfigurationEndpoint(endpoint ->
                        endpoint.providerConfigurationCustomizer(
                                document -> document.claims(Discovery::describeProvider)));
    }

    /** Whatever a browser says it accepts: this one address is for people. */
    private static void askToSignIn(
            ExceptionHandlingConfigurer<HttpSecurity> raised,
            RequestCache unfinished,
            RefusedClient refusedClient) {
        var authorize = PathPatternRequestMatcher.pathPattern(AUTHORIZE);
        raised.defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint(LOGIN), authorize)
                .defaultAuthenticationEntryPointFor(
                        refusedClient,
                        new OrRequestMatcher(
                                PathPatternRequestMatcher.pathPattern("/oauth2/token"),
                                PathPatternRequestMatcher.pathPattern("/oauth2/revoke"),
                                PathPatternRequestMatcher.pathPattern("/oauth2/introspect")))
                // Signed in, but not recently enough for this client.
                .defaultAccessDeniedHandlerFor(
                        (request, response, _) -> {
                            unfinished.saveRequest(request, response);
                            response.sendRedirect(LOGIN);
                        },
                        authorize);
    }

    /**
     * What people see and end of their own account; unknown paths beside the protocol are 404.
     * Operations are guarded by service-defaults, as in every service.
     */
    @Bean
    ApiRules apiRules() {
        return rules ->
                rules.requestMatchers("/oauth2/**", "/.well-known/**", "/connect/**")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, ACCOUNT)
                        .hasAuthority("SCOPE_account:read")
                        .requestMatchers(HttpMethod.HEAD, ACCOUNT)
                        .hasAuthority("SCOPE_account:read")
                        .requestMatchers(HttpMethod.DELETE, ACCOUNT)
                        .hasAuthority("SCOPE_account:write")
                        .requestMatchers(HttpMethod.POST, ACCOUNT)
                        .hasAuthority("SCOPE_account:write");
    }
}
