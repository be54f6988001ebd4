package dev.backroad.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/**
 * Kills what a machine might kill, and checks from the client's own record that nothing is lost.
 */
class SurvivesKillTests {

    private final RunningSystem system = RunningSystem.up();

    @Test
    void nothingAcknowledgedIsLostWhenEachProcessIsKilledInTurn() {
        var acknowledged = new ArrayList<String>();
        var toDo = new ArrayList<>(Learner.enrolled(system, "operator").topics("not-started"));

        for (var part : system.parts()) {
            var before = toDo.removeFirst();
            Learner.enrolled(system, "operator").complete(before);
            acknowledged.add(before);
            kill(part);
            system.startWhatIsMissing();
            var after = toDo.removeFirst();
            Learner.enrolled(system, "operator").complete(after);
            acknowledged.add(after);
        }

        var learner = Learner.enrolled(system, "operator");
        assertThat(learner.topics("done")).containsAll(acknowledged);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(learner.notifiedTopics()).containsAll(acknowledged));
        assertThat(acknowledged)
                .allSatisfy(topic ->
                        assertThat(Collections.frequency(learner.notifiedTopics(), topic))
                                .isEqualTo(1));
    }

    @Test
    void launcherThatIsKilledLeavesTheSystemUp() throws Exception {
        var launcher =
                system.cli().start(Path.of("target/attached.log"), "up", "--attach", "--no-build");
        await().atMost(Duration.ofMinutes(1)).until(() -> allUp(launcher));

        launcher.destroyForcibly().waitFor();

        assertThat(system.cli().run("up", "--detach", "--no-build").exit()).isZero();
        assertThat(ApiClient.anonymous(system).get("/api/v1/roadmaps").status()).isEqualTo(200);
    }

    private boolean allUp(Process launcher) {
        return launcher.isAlive() && system.cli().run("status").exit() == 0;
    }

    private static void kill(RunningSystem.Part part) {
        var process = ProcessHandle.of(part.pid());
        assertThat(process).as(part.name()).isPresent();
        process.orElseThrow().destroyForcibly();
        await().until(() -> !process.orElseThrow().isAlive());
    }
}
