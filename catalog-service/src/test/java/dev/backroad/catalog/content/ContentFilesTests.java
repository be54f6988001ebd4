package dev.backroad.catalog.content;

import static dev.backroad.catalog.content.SampleContent.titled;
import static dev.backroad.catalog.content.SampleContent.topic;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.file.Files.createDirectories;
import static java.nio.file.Files.writeString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentFilesTests {

    @TempDir Path folder;

    @Test
    void sameTextHasTheSameFingerprint() {
        var once = topic("http");
        var again = topic("http");

        assertThat(once.fingerprint()).hasSize(64).isEqualTo(again.fingerprint());
    }

    @Test
    void anotherTextHasAnotherFingerprint() {
        var before = topic("http");
        var after = titled("http", "Hypertext");

        assertThat(before.fingerprint()).isNotEqualTo(after.fingerprint());
    }

    @Test
    void endOfLineOfTheCheckoutDoesNotMatter() throws IOException {
        write("roadmaps/backend.yml", "slug: backend\n");
        write("topics/http.md", "a\nb\n");
        var unix = read();

        write("topics/http.md", "a\r\nb\r\n");

        assertThat(read().topics()).isEqualTo(unix.topics());
    }

    @Test
    void refusesBytesThatAreNotUtf8() throws IOException {
        write("roadmaps/backend.yml", "slug: backend\n");
        createDirectories(folder.resolve("topics"));
        writeString(folder.resolve("topics/http.md"), "Übertragung", ISO_8859_1);

        assertThatExceptionOfType(BrokenContentException.class)
                .isThrownBy(this::read)
                .withMessage("content/topics/http.md: the file is not UTF-8.");
    }

    private ContentFiles read() {
        return ContentFiles.read(folder.toUri().toString());
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        createDirectories(file.getParent());
        writeString(file, text);
    }
}
