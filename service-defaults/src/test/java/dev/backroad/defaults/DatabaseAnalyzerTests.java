package dev.backroad.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;

class DatabaseAnalyzerTests {

    private final DatabaseAnalyzer analyzer = new DatabaseAnalyzer();

    @ParameterizedTest
    @CsvSource({
        "28P01, password",
        "28000, password",
        "3D000, no such database",
        "08001, not there"
    })
    void saysWhyTheDatabaseCannotBeReached(String state, String words) {
        var start = new IllegalStateException("start", new SQLException("long story", state));

        var analysis = analyzer.analyze(start);

        assertThat(analysis).isNotNull();
        assertThat(analysis.getDescription()).contains(words).doesNotContain("long story");
        assertThat(analysis.getAction()).contains("SPRING_DATASOURCE_PASSWORD");
    }

    @Test
    void saysThatTheDiskIsFull() {
        var start = new IllegalStateException(new SQLException("could not extend file", "53100"));

        var analysis = analyzer.analyze(start);

        assertThat(analysis).isNotNull();
        assertThat(analysis.getDescription()).isEqualTo("PostgreSQL's disk is full.");
        assertThat(analysis.getAction()).contains("Make room");
    }

    @Test
    void leavesOtherTroubleToOthers() {
        var start = new IllegalStateException(new SQLException("a migration is wrong", "42601"));

        assertThat(analyzer.analyze(start)).isNull();
    }

    @Test
    void isAskedByEveryService() {
        var all =
                SpringFactoriesLoader.forDefaultResourceLocation()
                        .load(FailureAnalyzer.class, (_, _, _) -> {});

        assertThat(all).hasAtLeastOneElementOfType(DatabaseAnalyzer.class);
    }
}
