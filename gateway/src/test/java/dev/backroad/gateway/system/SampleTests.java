package dev.backroad.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleTests {

    @Test
    void hasNameLabelsAndValue() {
        var line = "http_server_requests_seconds_count{method=\"GET\",uri=\"/a/{b}\"} 12.0";

        assertThat(Sample.parse(line))
                .isEqualTo(
                        new Sample(
                                "http_server_requests_seconds_count",
                                Map.of("method", "GET", "uri", "/a/{b}"),
                                12));
    }

    @ParameterizedTest
    @CsvSource({
        "a 1,            1",
        "a{} 1,          1",
        "a 1 1764455000, 1",
        "a 1.5E-3,       0.0015",
        "a NaN,          NaN",
        "a +Inf,         Infinity",
        "a -Inf,         -Infinity"
    })
    void valueIsANumberAsPrometheusWritesIt(String line, Double value) {
        assertThat((Double) Objects.requireNonNull(Sample.parse(line)).value()).isEqualTo(value);
    }

    @Test
    void labelsMayHoldAnyCharacter() {
        var sample = Sample.parse("a{b=\"} \\\"quoted\\\" \\\\ \\n, c=\",d=\"\",} 1");

        assertThat(Objects.requireNonNull(sample).labels())
                .isEqualTo(Map.of("b", "} \"quoted\" \\ \n, c=", "d", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "# HELP a b", "# TYPE a counter", "#"})
    void linesWithoutASampleAreNone(String line) {
        assertThat(Sample.parse(line)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"status\": \"UP\"}",
                "<html>",
                "a",
                "a{",
                "a{b",
                "a{b=",
                "a{b=\"",
                "a{b=\"c\\",
                "a{b=\"c\"",
                "a{b=\"c\"}",
                "a{b=c} 1",
                "a{=\"c\"} 1",
                "a b",
                "ä 1",
                "a 1Inf2"
            })
    void refusesWhatIsNoSample(String line) {
        assertThatThrownBy(() -> Sample.parse(line)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAVeryLongLineWithoutALongStack() {
        var line = "a{b=\"" + "\\\\".repeat(1_000_000);

        assertThatThrownBy(() -> Sample.parse(line)).isInstanceOf(IllegalArgumentException.class);
    }
}
