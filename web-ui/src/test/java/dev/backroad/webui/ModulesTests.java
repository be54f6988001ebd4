package dev.backroad.webui;

import static dev.backroad.webui.PageFiles.withEnding;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.io.IOAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Modules are parsed and linked as in a browser, and none is run: all are linked before the first
 * one runs, and that one throws.
 */
class ModulesTests {

    private static final String FIRST = "throw new Error('all are linked');";

    @TempDir private Path folder;

    @Test
    void everyModuleIsReadAndFindsWhatItImports() throws IOException {
        assertThat(linked(withEnding(".js"))).isEqualTo("Error: all are linked");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "const a = (1; | SyntaxError",
                "const a = 1; let a = 2; | already been declared",
                "function a() {} class a {} | already been declared",
                "import { a } from './other.js'; const a = 1; | already been declared",
                "import { none } from './other.js'; | none",
                "import { there } from './nowhere.js'; | nowhere.js",
                "export { missing }; | missing"
            })
    void mistakeIsNoticed(String text, String reason) throws IOException {
        Files.writeString(folder.resolve("other.js"), "export const a = 1, there = 2;");
        var module = Files.writeString(folder.resolve("page.js"), text);

        assertThat(linked(List.of(module))).contains(reason).doesNotContain("all are linked");
    }

    private String linked(List<Path> modules) throws IOException {
        Files.writeString(folder.resolve("first.mjs"), FIRST);
        var imports =
                Stream.concat(
                                Stream.of("./first.mjs"),
                                modules.stream().map(it -> it.toAbsolutePath().toUri().toString()))
                        .map("import '%s';\n"::formatted)
                        .collect(Collectors.joining());
        var entry = Files.writeString(folder.resolve("entry.mjs"), imports);
        try (var browser =
                Context.newBuilder("js")
                        .allowIO(IOAccess.ALL)
                        .option("engine.WarnInterpreterOnly", "false")
                        .build()) {
            browser.eval(
                    Source.newBuilder("js", entry.toFile())
                            .mimeType("application/javascript+module")
                            .build());
            return "everything was run";
        } catch (PolyglotException refused) {
            return String.valueOf(refused.getMessage());
        }
    }
}
