package dev.backroad.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.testsupport.WithTokens;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

@WithTokens
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "spring.application.name=warm-up",
            "management.endpoint.health.group.readiness.include=readinessState",
            "backroad.warm-up.rounds=3",
            "backroad.warm-up.requests[0]=GET /api/v1/bricks",
            "backroad.warm-up.requests[1]=POST /api/v1/nothing {\"a\": 1}"
        })
class WarmUpTests {

    record Asked(String what, ReadinessState then) {}

    @TestConfiguration(proxyBeanMethods = false)
    static class Watching {

        private final List<Asked> asked = new CopyOnWriteArrayList<>();

        @Bean
        FilterRegistrationBean<OncePerRequestFilter> watch(ApplicationAvailability availability) {
            var filter =
                    new OncePerRequestFilter() {
                        @Override
                        protected void doFilterInternal(
                                HttpServletRequest request,
                                HttpServletResponse response,
                                FilterChain chain)
                                throws ServletException, IOException {
                            asked.add(
                                    new Asked(
                                            request.getMethod() + " " + request.getRequestURI(),
                                            availability.getReadinessState()));
                            chain.doFilter(request, response);
                        }
                    };
            var first = new FilterRegistrationBean<OncePerRequestFilter>(filter);
            first.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return first;
        }
    }

    @Autowired Watching watching;
    @Autowired ApplicationAvailability availability;

    @Test
    void serviceAsksItselfBeforeItIsReadyAndBearsRefusals() {
        assertThat(watching.asked)
                .extracting(Asked::what)
                .containsExactly(
                        "GET /api/v1/bricks", "POST /api/v1/nothing",
                        "GET /api/v1/bricks", "POST /api/v1/nothing",
                        "GET /api/v1/bricks", "POST /api/v1/nothing");
        assertThat(watching.asked)
                .extracting(Asked::then)
                .containsOnly(ReadinessState.REFUSING_TRAFFIC);
        assertThat(availability.getReadinessState()).isEqualTo(ReadinessState.ACCEPTING_TRAFFIC);
    }
}
