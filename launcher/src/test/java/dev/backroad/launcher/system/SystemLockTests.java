package dev.backroad.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroad.launcher.console.ErrorCode;
import dev.backroad.launcher.console.Problem;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemLockTests {

    @TempDir private Path data;

    @Test
    void refusesTheSecondAndNamesTheFirst() throws IOException {
        try (SystemLock _ = SystemLock.of(data)) {
            assertThatThrownBy(() -> SystemLock.of(data))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.code()).isEqualTo(ErrorCode.BUSY))
                    .hasMessageContaining("pid " + ProcessHandle.current().pid());
        }
    }

    @Test
    void tellsWhetherItIsHeld() throws IOException {
        assertThat(SystemLock.isHeld(data)).isFalse();
        try (SystemLock _ = SystemLock.of(data)) {
            assertThat(SystemLock.isHeld(data)).isTrue();
        }
        assertThat(SystemLock.isHeld(data)).isFalse();
    }

    @Test
    void isFreeAgainAfterwards() throws IOException {
        SystemLock.of(data).close();

        try (SystemLock second = SystemLock.of(data)) {
            assertThat(second).isNotNull();
        }
    }
}
