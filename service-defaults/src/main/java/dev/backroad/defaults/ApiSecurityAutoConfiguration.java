package dev.backroad.defaults;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.CacheControlConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a service a resource server that trusts nobody: it checks every token itself (signature,
 * issuer, audience, type, expiry) and denies whatever its {@link ApiRules} do not allow. Operations
 * are for operators, in every service alike.
 */
@AutoConfiguration(before = OAuth2ResourceServerAutoConfiguration.class)
class ApiSecurityAutoConfiguration {

    /** Who a token must be meant for. ID tokens name a client instead, and are refused here. */
    static final String AUDIENCE = "backroad-api";

    /** Where every service shows its insides to operators: its dead letters, for example. */
    private static final String OPERATIONS = "/api/v1/operations/**";

    /** Where every service shows people what it holds about them. */
    private static final String PERSONAL_DATA = "/api/v1/personal-data/**";

    @Bean
    @ConditionalOnMissingBean
    JwtDecoder jwtDecoder(BackroadProperties backroad, InstantSource time) {
        // By address, not by discovery: a service must start while identity-service is away.
        var decoder =
                NimbusJwtDecoder.withJwkSetUri(backroad.identityUrl() + "/oauth2/jwks")
                        .validateType(false)
                        .jwtProcessorCustomizer(processor ->
                                processor.setJWSTypeVerifier(
                                        new DefaultJOSEObjectTypeVerifier<>(
                                                new JOSEObjectType("at+jwt"))))
                        .build();
        decoder.setJwtValidator(
                JwtValidators.createAtJwtValidator()
                        .issuer(backroad.publicUrl().toString())
                        .audience(AUDIENCE)
                        .build());
        return new RememberedTokens(decoder, time);
    }

    /** Each filter's own span, five a request, would hide the ones that people look for. */
    @Bean
    static SecurityObservationSettings noSpansOfFilters() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    ProblemSecurityHandlers problemSecurityHandlers(Problems problems, JsonMapper json) {
        return new ProblemSecurityHandlers(problems, json);
    }

    /** Actuator answers on the management port only, which nothing outside can reach. */
    @Bean
    @Order(0)
    SecurityFilterChain managementSecurity(HttpSecurity http) {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(rules -> rules.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE - 10)
    SecurityFilterChain apiSecurity(
            HttpSecurity http,
            ApiRules apiRules,
            ProblemSecurityHandlers handlers,
            @Qualifier("requestMappingHandlerMapping")
                    ObjectProvider<RequestMappingHandlerMapping> operations) {
        return http.authorizeHttpRequests(
                        rules -> {
                            rules.requestMatchers("/error").permitAll();
                            // Before the service's own rules: none can open this by mistake.
                            rules.requestMatchers(OPERATIONS).hasAuthority("SCOPE_operations");
                            rules.requestMatchers(PERSONAL_DATA).hasAuthority("SCOPE_account:read");
                            apiRules.declare(rules);
                            rules.anyRequest().access(new NothingThere(operations::getObject));
                        })
                .oauth2ResourceServer(server ->
                        server.jwt(Customizer.withDefaults())
                                .authenticationEntryPoint(handlers)
                                .accessDeniedHandler(handlers)
                                .withObjectPostProcessor(alsoWhenKeysAreAway(handlers)))
                .exceptionHandling(raised ->
                        raised.authenticationEntryPoint(handlers).accessDeniedHandler(handlers))
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers ->
                        headers.cacheControl(CacheControlConfig::disable)
                                .addHeaderWriter(new ApiCacheControl()))
                // Tokens travel in a header that no other site can set: there is nothing to forge.
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    /**
     * The filter's own handler rethrows what it takes for a failure of ours, which ends as a 500.
     */
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> alsoWhenKeysAreAway(
            ProblemSecurityHandlers handlers) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(handlers::commence);
                return filter;
            }
        };
    }
}
