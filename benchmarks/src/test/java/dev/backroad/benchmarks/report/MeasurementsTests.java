package dev.backroad.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasurementsTests {

    @Test
    void readsTheSeriesOfAllPartsOfAFolder(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("edge.tsv"), "edge.nginx\trequests/s\t300 100 200\n");
        Files.writeString(folder.resolve("live.tsv"), "live.click.p50\tms\t20.7\n");
        Files.writeString(folder.resolve("edge.md"), "# not for programs\n");

        var measured = Measurements.read(folder);

        assertThat(measured.find("edge.nginx"))
                .hasValueSatisfying(
                        nginx -> assertThat(nginx).hasToString("200 (100–300) requests/s"));
        assertThat(measured.find("live.click.p50"))
                .hasValueSatisfying(click -> assertThat(click).hasToString("20.7 ms"));
        assertThat(measured.find("live.click.p99")).isEmpty();
    }

    @Test
    void saysWhyThereIsNoneAlsoForAllThatBelongsToIt() throws Exception {
        var measured =
                Measurements.of(
                        List.of(
                                "edge.nginx\tskipped\tnginx is not installed",
                                "progress\tskipped\tfailed"));

        assertThat(measured.whyNot("edge.nginx")).contains("nginx is not installed");
        assertThat(measured.whyNot("progress.read.few.p99")).contains("failed");
        assertThat(measured.whyNot("edge.anonymous")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "edge.nginx", "edge.nginx\tms", "\tms\t1", "edge.nginx\tms\tfast"})
    void refusesALineThatIsNoMeasurement(String line) {
        assertThatIOException().isThrownBy(() -> Measurements.of(List.of(line)));
    }
}
