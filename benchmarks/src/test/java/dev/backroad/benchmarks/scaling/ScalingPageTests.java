package dev.backroad.benchmarks.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/scaling.md} says what its own assumptions, the benchmark's last results and its own
 * formulas make. Whoever changes one of them has the page written anew by {@code
 * -Dbackroad.scaling.write}.
 */
class ScalingPageTests {

    private static final Pattern CELLS = Pattern.compile("\\|");

    private static final Path PAGE = Path.of("../docs/scaling.md");

    @Test
    void everyNumberFollowsAndWhatIsFullFirstStandsFirst() throws IOException {
        var page = Files.readString(PAGE);
        var measured = GrowthTable.read(Path.of("GROWTH.tsv")).values();

        var reckoned = fullestFirst(Sheet.reckoned(page, measured));

        if (System.getProperty("backroad.scaling.write") != null) {
            Files.writeString(PAGE, reckoned);
        } else {
            assertThat(page).as("to write it anew: -Dbackroad.scaling.write").isEqualTo(reckoned);
        }
    }

    private static String fullestFirst(String page) {
        var lines = new ArrayList<>(page.lines().toList());
        var head = lines.stream().filter(it -> it.contains("| At learners |")).findFirst();
        var from = lines.indexOf(head.orElseThrow()) + 2;
        var to = from;
        while (lines.get(to).startsWith("| ")) {
            to++;
        }
        var learners =
                Comparator.comparingDouble((String row) ->
                        Numbers.parse(CELLS.splitAsStream(row).toList().get(3).strip()));
        lines.subList(from, to).sort(learners);
        return String.join("\n", lines) + "\n";
    }
}
