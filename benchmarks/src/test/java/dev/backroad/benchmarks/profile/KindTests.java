package dev.backroad.benchmarks.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "java.util.HashMap tools.jackson.core.JsonParser dev.backroad.gateway.Routes |"
                        + " JSON",
                "dev.backroad.gateway.Routes org.springframework.web.Handler | OWN",
                "java.lang.String org.postgresql.core.PGStream | DATABASE",
                "org.springframework.jdbc.core.JdbcTemplate dev.backroad.progress.HistoryTable |"
                        + " DATABASE",
                "org.springframework.security.web.FilterChainProxy | SECURITY",
                "sun.security.rsa.RSACore com.nimbusds.jose.JWSVerifier | SECURITY",
                "org.springframework.kafka.listener.Container | KAFKA",
                "org.springframework.web.servlet.DispatcherServlet | SPRING",
                "io.netty.channel.epoll.Native | HTTP",
                "java.lang.Thread jdk.internal.misc.Unsafe | JDK"
            })
    void blamesTheInnermostCodeThatIsNotTheJdk(String classes, Kind kind) {
        assertThat(Kind.of(List.of(classes.split(" ")))).isEqualTo(kind);
    }
}
