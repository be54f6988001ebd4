package dev.backroad.webui.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryTests {

    @TempDir private Path parent;
    private Repository repository;

    @BeforeEach
    void checkout() throws IOException {
        var root = Files.createDirectories(parent.toRealPath().resolve("project"));
        repository = new Repository(root);
        write("README.md", "# Ours");
        write("gateway/README.md", "# A card");
        write("gateway/src/main/A.java", "class A {}");
        write("gateway/target/Secret.java", "class Secret {}");
        write(".git/config", "url");
        write(".backroad/data/password", "secret");
        Files.writeString(parent.resolve("outside"), "secret");
        Files.createSymbolicLink(root.resolve("link"), parent.resolve("outside"));
        Files.write(root.resolve("binary"), new byte[] {1, 0, (byte) 0xff});
    }

    @Test
    void readsWhatLiesInIt() {
        assertThat(repository.text("gateway/src/main/A.java")).contains("class A {}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside",
                "gateway/../../outside",
                "/etc/passwd",
                "link",
                "gateway",
                "gateway/target/Secret.java",
                ".git/config",
                ".backroad/data/password",
                "binary",
                "not-there"
            })
    void handsNothingElseOut(String path) {
        assertThat(repository.text(path)).isEmpty();
    }

    @Test
    void documentsAreThoseThatTheProjectKnows() throws IOException {
        write("notes.md", "# Mine");
        write(".backroad/README.md", "# Left");

        assertThat(repository.documents()).containsExactly("README.md", "gateway/README.md");
    }

    private void write(String path, String text) throws IOException {
        var file = repository.root().resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
