package dev.backroad.identity.login;

import dev.backroad.identity.signon.SingleSignOn;
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

/** The pages: open to everybody, with CSRF protection and a policy that runs no script at all. */
@Configuration(proxyBeanMethods = false)
class LoginSecurityConfiguration {

    @Bean
    @Order(2)
    SecurityFilterChain pageSecurity(
            HttpSecurity http,
            UnfinishedAuthorization unfinished,
            AnotherPerson anotherPerson,
            SignInAnswers answers,
            SingleSignOn signOn) {
        return http.securityMatcher("/login", "/logout", "/identity/**")
                .authorizeHttpRequests(rules ->
                        rules.requestMatchers("/identity/password", "/identity/consent")
                                .authenticated()
                                .anyRequest()
                                .permitAll())
                .requestCache(cache -> cache.requestCache(unfinished))
                .formLogin(form ->
                        form.loginPage("/login")
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

    /** PostgreSQL stores no NUL character: refused at the door it is a 400, not a failing query. */
    @Bean
    HttpFirewall httpFirewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
        return firewall;
    }
}
