package dev.backroad.benchmarks.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SheetTests {

    private static final String PAGE =
            """
            # Room

            | Assumption | Value | Why |
            |---|---:|---|
            | share | 0.25 | a guess |

            | Cost | Measured | As |
            |---|---:|---|
            | bytes of a row | ? | `storage rows + storage keys` |

            | Line | Reckoned as | 10 thousand | 1 million | 100 million |
            |---|---|---:|---:|---:|
            | learners | given | 10,000 | 1,000,000 | 100,000,000 |
            | active | learners × share | ? | ? | ? |
            | kilobytes | active × bytes of a row ÷ 1,024 | ? | ? | ? |

            | Full | Reckoned as | At learners | What then |
            |---|---|---:|---|
            | the disk | 1,000 ÷ bytes of a row ÷ share | ? | a larger one |
            """;

    @Test
    void eachLineIsReckonedFromWhatTheLinesAboveShow() {
        var page = Sheet.reckoned(PAGE, Map.of("storage rows", 100.0, "storage keys", 33.333));

        assertThat(page)
                .contains(
                        "| bytes of a row | 133 | `storage rows + storage keys` |",
                        "| active | learners × share | 2,500 | 250,000 | 25,000,000 |",
                        "| kilobytes | active × bytes of a row ÷ 1,024 | 325 | 32,471 | 3,247,070"
                                + " |",
                        "| the disk | 1,000 ÷ bytes of a row ÷ share | 30.1 | a larger one |");
        assertThat(Sheet.reckoned(page, Map.of("storage rows", 100.0, "storage keys", 33.333)))
                .isEqualTo(page);
    }

    @Test
    void whatNobodyMeasuredIsAMistake() {
        assertThatThrownBy(() -> Sheet.reckoned(PAGE, Map.of("storage rows", 100.0)))
                .hasMessageContaining("There is no line \"storage keys\" above.");
    }
}
