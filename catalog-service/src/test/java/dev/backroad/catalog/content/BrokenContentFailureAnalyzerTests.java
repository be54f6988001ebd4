package dev.backroad.catalog.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;

class BrokenContentFailureAnalyzerTests {

    @Test
    void endsAStartWithOneSentence() {
        var failure =
                new IllegalStateException(
                        new BrokenContentException("topics/http.md", "the file is not UTF-8"));

        assertThat(new BrokenContentFailureAnalyzer().analyze(failure))
                .extracting(FailureAnalysis::getDescription)
                .isEqualTo("content/topics/http.md: the file is not UTF-8.");
    }
}
