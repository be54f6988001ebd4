package dev.backroad.launcher.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backroad.launcher.console.ErrorCode;
import dev.backroad.launcher.console.Problem;
import dev.backroad.launcher.system.Ports;
import dev.backroad.launcher.system.Site;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BootJarTests {

    @TempDir private Path folder;

    @Test
    void takesTheJarApartInTheOrderOfItsIndex() throws IOException {
        Path app = BootJar.extract(jar("one"), folder.resolve("app"), "catalog");

        try (JarFile jar = new JarFile(app.toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            assertThat(manifest.getValue("Main-Class")).isEqualTo("a.Application");
            assertThat(manifest.getValue("Class-Path")).isEqualTo("lib/b.jar lib/a.jar");
            assertThat(jar.getEntry("application.yml")).isNotNull();
            assertThat(jar.getEntry("org/springframework/boot/loader/Launcher.class")).isNull();
        }
        assertThat(app.resolveSibling("lib").resolve("a.jar")).hasContent("library a");
    }

    @Test
    void doesSoOncePerContent() throws IOException {
        Path first = BootJar.extract(jar("one"), folder.resolve("app"), "catalog");
        Path same = BootJar.extract(jar("one"), folder.resolve("app"), "catalog");
        Path other = BootJar.extract(jar("two"), folder.resolve("app"), "catalog");

        assertThat(same).isEqualTo(first);
        assertThat(other).isNotEqualTo(first).exists();
    }

    @Test
    void keepsTheNewVersionAndTheOneThatMayStillRun() throws IOException {
        for (String content : List.of("one", "two", "three", "four", "five")) {
            BootJar.extract(jar(content), folder.resolve("app"), "catalog");
        }

        try (var versions = Files.list(folder.resolve("app"))) {
            assertThat(versions).hasSize(2);
        }
    }

    @Test
    void saysWhatIsNotBuilt() {
        Site site = new Site(folder, folder.resolve("data"), Ports.USUAL);
        SpringBoot program =
                new SpringBoot(
                        site,
                        "catalog",
                        folder.resolve("catalog-service/target"),
                        "catalog-service-",
                        List.of(),
                        Map.of(),
                        List.of());

        Problem problem = catchThrowableOfType(Problem.class, program::prepare);

        assertThat(problem.code()).isEqualTo(ErrorCode.NOT_BUILT);
        assertThat(problem).hasMessageContaining("catalog-service/target");
    }

    private Path jar(String content) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Start-Class", "a.Application");
        Path file = folder.resolve(content + ".jar");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            add(jar, "BOOT-INF/classes/application.yml", content);
            add(jar, "BOOT-INF/lib/a.jar", "library a");
            add(jar, "BOOT-INF/lib/b.jar", "library b");
            add(jar, "org/springframework/boot/loader/Launcher.class", "");
            add(
                    jar,
                    "BOOT-INF/classpath.idx",
                    "- \"BOOT-INF/lib/b.jar\"\n- \"BOOT-INF/lib/a.jar\"\n");
        }
        return file;
    }

    private static void add(JarOutputStream jar, String name, String content) throws IOException {
        JarEntry entry = new JarEntry(name);
        entry.setTime(0);
        jar.putNextEntry(entry);
        jar.write(content.getBytes(StandardCharsets.UTF_8));
    }
}
