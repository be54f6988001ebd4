package dev.backroad.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.testsupport.ShippedLog;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.SpringApplication;
import tools.jackson.databind.json.JsonMapper;

/** The gateway's settings by themselves: no door is opened. */
class StructuredLogTests {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    static final class Program {

        private Program() {}

        public static void main(String[] arguments) {
            try (var _ = SpringApplication.run(Program.class, arguments);
                    var _ = MDC.putCloseable("traceId", TRACE)) {
                LoggerFactory.getLogger(Program.class)
                        .warn("A path\nforged", new IllegalStateException("as a test"));
            }
        }
    }

    @Test
    void outsideOfTheProfileLocalEachLineIsAnObject() throws Exception {
        var lines = logOf("production").stream().map(JsonMapper.shared()::readTree).toList();

        assertThat(lines)
                .allMatch(line -> line.at("/service/name").asString().equals("gateway"))
                .anySatisfy(line -> {
                    assertThat(line.at("/message").asString()).isEqualTo("A path\nforged");
                    assertThat(line.path("trace.id").asString()).isEqualTo(TRACE);
                    assertThat(line.at("/error/stack_trace").asString()).contains("\n\tat ");
                });
    }

    @Test
    void inTheProfileLocalPeopleReadIt() throws Exception {
        assertThat(logOf("local"))
                .noneMatch(line -> line.startsWith("{"))
                .anyMatch(line -> line.matches(".* WARN .* : A path"))
                .anyMatch(line -> line.startsWith("\tat "));
    }

    private static List<String> logOf(String profile) throws Exception {
        return ShippedLog.of(
                Program.class,
                "--spring.profiles.active=" + profile,
                "--spring.main.web-application-type=none");
    }
}
