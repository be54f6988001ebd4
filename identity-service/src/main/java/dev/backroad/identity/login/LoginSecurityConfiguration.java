package dev.backroad.identity.login;

import dev.backroad.identity.signon.SingleSignOn;
import java.util.Arrays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The pages, with CSRF protection and a policy that runs no script at all. */
@Configuration(proxyBeanMethods = false)
class LoginSecurityConfiguration {

    private static final String LOGIN = "/login";

    private static final String[] FOR_EVERYBODY = {
        LOGIN,
        "/logout",
        "/identity/register",
        "/identity/register/sent",
        "/identity/confirm",
        "/identity/reset",
        "/identity/reset/sent",
        "/identity/reset/password",
        "/identity/page.css",
        "/identity/mark.svg",
        // Where filters forward to, to have a page shown.
        SignInAnswers.WAIT,
        NoSuchPage.EXPIRED,
        "/identity/refused",
        "/identity/refused-logout"
    };

    private static final String[] FOR_SOMEBODY = {"/identity/password", "/identity/consent"};

    @Bean
    @Order(2)
    SecurityFilterChain pageSecurity(
            HttpSecurity http,
            UnfinishedAuthorization unfinished,
            AnotherPerson anotherPerson,
            SignInAnswers answers,
            SingleSignOn signOn) {
        var noSuchPage = new NoSuchPage(forSomebody(), LOGIN);
        return http.securityMatcher(LOGIN, "/logout", "/identity/**")
                .authorizeHttpRequests(rules ->
                        rules.requestMatchers(FOR_EVERYBODY)
                                .permitAll()
                                .requestMatchers(FOR_SOMEBODY)
                                .authenticated()
                                .anyRequest()
                                .denyAll())
                .exceptionHandling(raised ->
                        raised.authenticationEntryPoint(noSuchPage).accessDeniedHandler(noSuchPage))
                .requestCache(cache -> cache.requestCache(unfinished))
                .formLogin(form ->
                        form.loginPage(LOGIN)
                                .authenticationDetailsSource(SignInAnswers::details)
                                .successHandler(answers)
                                .failureHandler(answers))
                .sessionManagement(
                        session -> session.addSessionAuthenticationStrategy(anotherPerson))
                .logout(logout ->
                        logout.addLogoutHandler((request, _, _) -> signOn.end(request))
                                .logoutSuccessUrl("/login?logout"))
                .csrf(Customizer.withDefaults())
                .headers(headers ->
                        headers.contentSecurityPolicy(policy ->
                                        policy.policyDirectives(PagePolicy.forFormsTo("")))
                                .referrerPolicy(
                                        referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                                .addHeaderWriter(
                                        new StaticHeadersWriter("X-Robots-Tag", "noindex")))
                .build();
    }

    private static RequestMatcher forSomebody() {
        return new OrRequestMatcher(
                Arrays.stream(FOR_SOMEBODY)
                        .map(PathPatternRequestMatcher::pathPattern)
                        .toArray(RequestMatcher[]::new));
    }

    /** PostgreSQL stores no NUL character: refused at the door it is a 400, not a failing query. */
    @Bean
    HttpFirewall httpFirewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
        return firewall;
    }
}
