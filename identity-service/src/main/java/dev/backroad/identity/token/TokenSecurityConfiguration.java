package dev.backroad.identity.token;

import dev.backroad.defaults.ApiRules;
import dev.backroad.defaults.BackroadProperties;
import dev.backroad.identity.account.Accounts;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.ExceptionHandlingConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OidcLogoutEndpointConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OidcProviderConfigurationEndpointConfigurer;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationCodeRequestAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The protocol endpoints: authorize, token, jwks, revoke, introspect, userinfo, logout, discovery.
 */
@Configuration(proxyBeanMethods = false)
class TokenSecurityConfiguration {

    private static final String CSP = "default-src 'none'; frame-ancestors 'none'";
    private static final String TOKEN_EXCHANGE = AuthorizationGrantType.TOKEN_EXCHANGE.getValue();
    private static final String PUBLIC_CLIENT = ClientAuthenticationMethod.NONE.getValue();

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
            Accounts accounts,
            RequestCache unfinished,
            RefusedAuthorization refused,
            PlatformTransactionManager transactions) {
        http.oauth2AuthorizationServer(server -> {
            http.securityMatcher(server.getEndpointsMatcher());
            server.authorizationEndpoint(endpoint ->
                    endpoint.authorizationRequestConverters(
                                    converters -> limitScopes(converters, accounts))
                            .errorResponseHandler(refused));
            server.oidc(oidc ->
                    oidc.providerConfigurationEndpoint(discovery())
                            .logoutEndpoint(askBeforeSigningOut()));
        });
        return http.authorizeHttpRequests(rules -> rules.anyRequest().authenticated())
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()))
                // Behind the check of the client's secret, whose slow hash must not hold a
                // connection.
                .addFilterBefore(new Redemption(transactions), AuthorizationFilter.class)
                .requestCache(cache -> cache.requestCache(unfinished))
                .exceptionHandling(TokenSecurityConfiguration::askToSignIn)
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CSP)))
                .build();
    }

    private static void limitScopes(List<AuthenticationConverter> converters, Accounts accounts) {
        converters.replaceAll(converter ->
                converter instanceof OAuth2AuthorizationCodeRequestAuthenticationConverter
                        ? new EntitledScopes(converter, accounts)
                        : converter);
    }

    private static Customizer<OidcProviderConfigurationEndpointConfigurer> discovery() {
        return endpoint ->
                endpoint.providerConfigurationCustomizer(document ->
                        document.scopes(TokenSecurityConfiguration::advertise)
                                .grantTypes(grants -> grants.remove(TOKEN_EXCHANGE))
                                .tokenEndpointAuthenticationMethods(
                                        methods -> methods.add(PUBLIC_CLIENT)));
    }

    /** Without proof of who asks, nobody is signed out by a link: a page asks the person. */
    private static Customizer<OidcLogoutEndpointConfigurer> askBeforeSigningOut() {
        return endpoint ->
                endpoint.errorResponseHandler(
                        (request, response, refused) -> response.sendRedirect("/logout"));
    }

    /** Whatever a browser says it accepts: this one address is for people. */
    private static void askToSignIn(ExceptionHandlingConfigurer<HttpSecurity> raised) {
        raised.defaultAuthenticationEntryPointFor(
                new LoginUrlAuthenticationEntryPoint("/login"),
                PathPatternRequestMatcher.pathPattern("/oauth2/authorize"));
    }

    private static void advertise(List<String> scopes) {
        scopes.clear();
        scopes.addAll(Scopes.all());
    }

    /**
     * Beyond the protocol and its pages there are only operations, which service-defaults guards as
     * in every service; unknown paths beside the protocol are 404.
     */
    @Bean
    ApiRules apiRules() {
        return rules ->
                rules.requestMatchers("/oauth2/**", "/.well-known/**", "/connect/**").permitAll();
    }
}
