package dev.backroad.progress.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.defaults.BackroadProperties;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class TraceLinksTests {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String RECORDED = "00-" + TRACE + "-00f067aa0ba902b7-01";
    private static final String NOT_RECORDED = "00-" + TRACE + "-00f067aa0ba902b7-00";

    @Test
    void recordedTraceIsShownByTheZipkinOfTheLauncher() {
        assertThat(links("local").url(RECORDED))
                .isEqualTo(URI.create("http://localhost:9411/zipkin/traces/" + TRACE));
    }

    @Test
    void nothingIsLinkedWhereNothingCanBeSeen() {
        assertThat(links("compose").url(RECORDED)).isNull();
        assertThat(links("local").url(NOT_RECORDED)).isNull();
        assertThat(links("local").url(null)).isNull();
    }

    @Test
    void traceHasItsIdAlsoWhenItIsNotRecorded() {
        assertThat(TraceLinks.id(NOT_RECORDED)).isEqualTo(TRACE);
        assertThat(TraceLinks.id(null)).isNull();
    }

    private static TraceLinks links(String profile) {
        var environment = new MockEnvironment();
        environment.setActiveProfiles(profile);
        var anywhere = URI.create("http://localhost:8080");
        return new TraceLinks(
                new BackroadProperties(anywhere, anywhere, URI.create("http://localhost:9411")),
                environment);
    }
}
