package dev.backroad.launcher.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.backroad.launcher.console.ErrorCode;
import dev.backroad.launcher.console.Problem;
import dev.backroad.launcher.system.Port;
import dev.backroad.launcher.system.Ports;
import dev.backroad.launcher.system.Processes;
import dev.backroad.launcher.system.Site;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class RedisIntegrationTests {

    @TempDir private Path folder;

    @Test
    void keepsItsDataOverARestart() throws IOException, InterruptedException {
        Site site = Libraries.site(folder);
        Redis redis = new Redis(site);
        redis.prepare();
        start(redis);
        say(site, "SET greeting hello");
        stop(redis);

        start(redis);
        String greeting = say(site, "GET greeting");
        stop(redis);

        assertThat(greeting).contains("hello");
    }

    @Test
    void saysWhenTheProgramCannotRunHere() throws IOException {
        Site site = new Site(folder, folder.resolve("data"), Ports.USUAL);
        Path program = site.cache().resolve("bin/redis/redis-server");
        Files.createDirectories(program.getParent());
        Files.writeString(
                program, "#!/bin/sh\necho 'libssl.so.3: cannot open shared object'\nexit 127\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();

        Problem problem =
                catchThrowableOfType(
                        Problem.class, () -> new Redis(site, "no-such-redis").prepare());

        assertThat(problem.code()).isEqualTo(ErrorCode.PROGRAM_MISSING);
        assertThat(problem).hasMessageContaining("libssl.so.3");
    }

    private static void start(Redis redis) throws IOException, InterruptedException {
        redis.start();
        await().until(redis::ready);
    }

    private static void stop(Redis redis) throws IOException, InterruptedException {
        ProcessHandle process = redis.find().orElseThrow();
        redis.stop(process);
        await().until(() -> !Processes.alive(process));
    }

    private static String say(Site site, String command) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.ofLiteral("127.0.0.1"), site.ports().of(Port.REDIS))) {
            socket.getOutputStream()
                    .write((command + "\r\nQUIT\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
