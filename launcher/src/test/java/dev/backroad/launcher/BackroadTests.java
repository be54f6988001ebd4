package dev.backroad.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.launcher.system.Part;
import dev.backroad.launcher.system.Port;
import dev.backroad.launcher.system.Ports;
import dev.backroad.launcher.system.Site;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BackroadTests {

    private final List<Part> parts =
            Backroad.parts(new Site(Path.of("/checkout"), Path.of("/data"), Ports.USUAL));

    @Test
    void listsEveryPartAfterThoseItNeeds() {
        Set<String> before = new HashSet<>();

        for (Part part : parts) {
            assertThat(before).containsAll(part.after()).containsAll(part.uses());
            before.add(part.name());
        }
    }

    @Test
    void givesEveryPortToOnePart() {
        List<Port> given = parts.stream().flatMap(part -> part.ports().stream()).toList();

        assertThat(given).doesNotHaveDuplicates().containsExactlyInAnyOrder(Port.values());
    }

    @Test
    void staysWithinTheMemoryThatIsPromised() {
        int all = parts.stream().mapToInt(Part::megabytes).sum();

        assertThat(all).isLessThanOrEqualTo(2_500);
        assertThat(parts).allMatch(part -> part.megabytes() > 0);
    }
}
