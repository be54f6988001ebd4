package dev.backroad.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plays deploy/docker/secrets.sh in a folder, without Docker. */
class ComposeSecretsTests {

    private static final Path SCRIPT = Path.of("../deploy/docker/secrets.sh");
    private static final String SHARED = "backroad.web-client-secret";
    private static final String SEALING = "backroad.key-encryption-key";

    /** How it ended, and what it said. */
    private record Run(int code, String said) {}

    @TempDir Path folder;

    @BeforeEach
    void volumesAreThere() throws IOException, InterruptedException {
        assumeThat(hasTools()).as("sh and openssl on the PATH").isTrue();
        for (var volume :
                List.of(
                        "postgres",
                        "identity",
                        "catalog",
                        "progress",
                        "notification",
                        "gateway",
                        "tls")) {
            Files.createDirectories(folder.resolve("secrets").resolve(volume));
        }
        var script = Files.readString(SCRIPT).replace("/secrets/", folder + "/secrets/");
        // To give files away takes root.
        Files.writeString(folder.resolve("secrets.sh"), "chown() { :; }\n" + script);
        assertThat(run().code()).isZero();
    }

    @Test
    void secondStartChangesNothing() throws IOException, InterruptedException {
        var before =
                secret("progress", SEALING) + secret("identity", SHARED) + secret("tls", "tls.crt");

        assertThat(run().said()).isEqualTo("secrets: complete\n");

        assertThat(
                        secret("progress", SEALING)
                                + secret("identity", SHARED)
                                + secret("tls", "tls.crt"))
                .isEqualTo(before);
    }

    @Test
    void gatewayAndIdentityHaveTheSameSecretWhicheverLosesIt()
            throws IOException, InterruptedException {
        var before = secret("gateway", SHARED);

        Files.delete(file("identity", SHARED));
        assertThat(run().code()).isZero();
        assertThat(secret("identity", SHARED)).isEqualTo(before);

        Files.delete(file("gateway", SHARED));
        assertThat(run().code()).isZero();
        assertThat(secret("gateway", SHARED)).isEqualTo(before);
    }

    @Test
    void secretsThatDifferBecomeTheSame() throws IOException, InterruptedException {
        Files.writeString(file("gateway", SHARED), "another");

        assertThat(run().code()).isZero();

        assertThat(secret("gateway", SHARED)).isEqualTo(secret("identity", SHARED)).hasSize(48);
    }

    @Test
    void keyThatSealedSomethingIsNotMadeAnew() throws IOException, InterruptedException {
        Files.delete(file("progress", SEALING));

        var run = run();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.said()).contains("progress/" + SEALING + " is gone", "Put it back");
        assertThat(file("progress", SEALING)).doesNotExist();
    }

    @Test
    void certificateThatEndsSoonIsRenewed() throws IOException, InterruptedException {
        var request =
                "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3"
                        + " -subj /CN=localhost -keyout tls.key -out tls.crt";
        var openssl = new ProcessBuilder(request.split(" ")).directory(file("tls", "").toFile());
        assertThat(openssl.start().waitFor()).isZero();
        var old = secret("tls", "tls.crt");

        assertThat(run().code()).isZero();

        assertThat(secret("tls", "tls.crt")).isNotEqualTo(old);
    }

    private Run run() throws IOException, InterruptedException {
        var process =
                new ProcessBuilder("sh", folder.resolve("secrets.sh").toString())
                        .redirectErrorStream(true)
                        .start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Run(process.waitFor(), said);
    }

    private static boolean hasTools() throws InterruptedException {
        try {
            return new ProcessBuilder("sh", "-c", "command -v openssl").start().waitFor() == 0;
        } catch (IOException noShell) {
            return false;
        }
    }

    private Path file(String volume, String name) {
        return folder.resolve("secrets").resolve(volume).resolve(name);
    }

    private String secret(String volume, String name) throws IOException {
        return Files.readString(file(volume, name));
    }
}
