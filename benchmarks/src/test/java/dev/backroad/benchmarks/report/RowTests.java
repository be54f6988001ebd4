package dev.backroad.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowTests {

    @ParameterizedTest
    @CsvSource({
        ">= 0.35,  40, 100, MET",
        ">= 0.35,  35, 100, MET",
        ">= 0.35,  34, 100, MISSED",
        "<= 2,    150, 100, MET",
        "<= 2,    201, 100, MISSED",
        "-,         1, 100, MEASURED"
    })
    void judgesByTheMedian(String limit, int ours, int reference, Row.Verdict verdict)
            throws Exception {
        var row =
                row(
                        limit,
                        "edge.ours\trequests/s\t1 %d 1000".formatted(ours),
                        "edge.reference\trequests/s\t%d".formatted(reference));

        assertThat(row.verdict()).isEqualTo(verdict);
        assertThat(row.beside()).isEqualTo("edge.reference %d requests/s".formatted(reference));
    }

    @Test
    void saysWhyTheReferenceIsMissing() throws Exception {
        var row =
                row(
                        ">= 0.35",
                        "edge.ours\trequests/s\t40",
                        "edge.reference\tskipped\tit is not installed");

        assertThat(row.verdict()).isEqualTo(Row.Verdict.NOT_MEASURED);
        assertThat(row.reached()).isEqualTo("it is not installed");
    }

    @Test
    void saysThatAPartDidNotRun() throws Exception {
        assertThat(row("-", "edge\tskipped\tfailed").reached()).isEqualTo("failed");
        assertThat(row("-").reached()).isEqualTo("not in this run");
    }

    @Test
    void comparesNoSecondsWithMilliseconds() throws Exception {
        var goal = Goal.of(List.of("start", "start", "ready", "`start.ready`", "<= 20 s", "", ""));

        var row = Row.of(List.of(goal), Measurements.of(List.of("start.ready\tms\t7"))).getFirst();

        assertThat(row.verdict()).isEqualTo(Row.Verdict.NOT_MEASURED);
        assertThat(row.reached()).isEqualTo("7 ms: another unit");
    }

    @Test
    void leavesToATestWhatATestAsserts() throws Exception {
        var goal =
                Goal.of(List.of("edge", "", "streams", "`ManyTests`", ">= 5000 streams", "", ""));

        var row = Row.of(List.of(goal), Measurements.of(List.of())).getFirst();

        assertThat(row.verdict()).isEqualTo(Row.Verdict.BY_TEST);
        assertThat(row.reached()).isEqualTo("ManyTests");
    }

    private static Row row(String limit, String... lines) throws Exception {
        var goal =
                Goal.of(
                        List.of(
                                "edge",
                                "edge",
                                "**ours**",
                                "`edge.ours / edge.reference`",
                                limit,
                                "`edge.reference`",
                                "by wrk"));
        return Row.of(List.of(goal), Measurements.of(List.of(lines))).getFirst();
    }
}
