package dev.backroad.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroad.launcher.console.ErrorCode;
import dev.backroad.launcher.console.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTests {

    @TempDir private Path folder;

    @Test
    void remembersThePorts() throws IOException {
        DataFolder data = new DataFolder(folder.resolve("new"));

        data.claim(new Ports(18000));

        assertThat(data.ports()).contains(new Ports(18000));
    }

    @Test
    void remembersThatThePortsAreTheUsualOnes() throws IOException {
        DataFolder data = new DataFolder(folder);

        data.claim(Ports.USUAL);

        assertThat(data.ports()).contains(Ports.USUAL);
    }

    @Test
    void refusesAFolderOfSomethingElse() throws IOException {
        Files.writeString(folder.resolve("thesis.txt"), "years of work");

        assertThatThrownBy(() -> new DataFolder(folder).refuseForeign())
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(ErrorCode.DATA_FOREIGN));
    }

    @Test
    void takesAnEmptyFolderOneWithOurCachesAndOneThatIsNotThere() throws IOException {
        Files.createDirectory(folder.resolve("cache"));

        assertThat(new DataFolder(folder).isForeign()).isFalse();
        assertThat(new DataFolder(folder.resolve("new")).isForeign()).isFalse();
    }

    @Test
    void wipesWhatIsOursAndNothingElse() throws IOException {
        DataFolder data = new DataFolder(folder);
        data.claim(Ports.USUAL);
        Files.createDirectories(folder.resolve("data/postgres"));
        Path precious = Files.writeString(folder.resolve("thesis.txt"), "years of work");
        Path elsewhere = Files.createTempFile("linked", ".txt");
        Files.createSymbolicLink(folder.resolve("data/link"), elsewhere);

        data.wipe();

        assertThat(folder).isDirectoryContaining(precious::equals);
        assertThat(folder.resolve("data")).doesNotExist();
        assertThat(elsewhere).exists();
        assertThat(data.isOurs()).isFalse();
    }
}
