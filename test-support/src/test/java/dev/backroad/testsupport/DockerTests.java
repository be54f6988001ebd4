package dev.backroad.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "stands in for docker by a shell script")
class DockerTests {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @TempDir private Path folder;

    @Test
    void imagesThatAreThereAreEnough() throws IOException {
        assertThat(docker("version | image) exit 0 ;; *) exit 1").obstacle()).isEmpty();
    }

    @Test
    void imagesThatARegistryOffersAreEnough() throws IOException {
        assertThat(docker("version | manifest) exit 0 ;; *) exit 1").obstacle()).isEmpty();
    }

    @Test
    void registryThatDoesNotAnswerIsNotWaitedFor() throws IOException {
        var docker = docker("version) exit 0 ;; image) exit 1 ;; *) exec sleep 600");

        assertThat(docker.obstacle())
                .hasValue("Docker has no image postgres:18, and no registry offers it within 1 s");
    }

    @Test
    void engineThatIsAwayOrHangsIsNone() throws IOException {
        assertThat(docker("*) exit 1").obstacle()).hasValue("no Docker engine answers");
        assertThat(docker("*) exec sleep 600").obstacle()).hasValue("no Docker engine answers");
        assertThat(new Docker(folder.resolve("none").toString(), PATIENCE).obstacle())
                .hasValue("no Docker engine answers");
    }

    private Docker docker(String cases) throws IOException {
        var program = folder.resolve("docker");
        Files.writeString(program, "#!/bin/sh\ncase \"$1\" in " + cases + " ;; esac\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new Docker(program.toString(), PATIENCE);
    }
}
