package dev.backroad.launcher.program;

import dev.backroad.launcher.system.DataFolder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Spring Boot jar, taken apart into one small jar and its libraries. It starts faster so, and an
 * AOT cache needs plain jars. The same as Boot's {@code -Djarmode=tools extract} without a JVM.
 */
final class BootJar {

    private static final String CLASSES = "BOOT-INF/classes/";
    private static final String LIBRARIES = "BOOT-INF/lib/";
    private static final int KEPT_VERSIONS = 2;

    private BootJar() {}

    /** The application's own jar in a folder that is named after the content; made when missing. */
    static Path extract(Path jar, Path apps, String name) throws IOException {
        Path folder = apps.resolve(name + "-" + digest(jar));
        if (Files.exists(folder)) {
            Files.setLastModifiedTime(folder, FileTime.fromMillis(System.currentTimeMillis()));
        } else {
            Path fresh = folder.resolveSibling(folder.getFileName() + ".new");
            DataFolder.delete(fresh);
            Files.createDirectories(fresh.resolve("lib"));
            takeApart(jar, fresh);
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
            forgetOld(apps, name);
        }
        return folder.resolve("app.jar");
    }

    private static void takeApart(Path jar, Path folder) throws IOException {
        try (JarFile from = new JarFile(jar.toFile());
                JarOutputStream app =
                        new JarOutputStream(
                                new BufferedOutputStream(
                                        Files.newOutputStream(folder.resolve("app.jar"))),
                                manifest(from))) {
            for (JarEntry entry : from.stream().toList()) {
                try (InputStream content = from.getInputStream(entry)) {
                    if (entry.isDirectory() && !entry.getName().startsWith(CLASSES)) {
                        continue;
                    }
                    if (entry.getName().startsWith(LIBRARIES)) {
                        String library = entry.getName().substring(LIBRARIES.length());
                        Files.copy(content, folder.resolve("lib").resolve(library));
                    } else if (entry.getName().length() > CLASSES.length()
                            && entry.getName().startsWith(CLASSES)) {
                        // Folders as well: without them no class path scan finds what is inside.
                        app.putNextEntry(new JarEntry(entry.getName().substring(CLASSES.length())));
                        content.transferTo(app);
                    }
                }
            }
        }
    }

    private static Manifest manifest(JarFile from) throws IOException {
        Attributes source = from.getManifest().getMainAttributes();
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, source.getValue("Start-Class"));
        attributes.put(Attributes.Name.CLASS_PATH, classPath(from));
        return manifest;
    }

    /** In the order of the index, which is the order of the dependencies. */
    private static String classPath(JarFile from) throws IOException {
        try (InputStream index = from.getInputStream(from.getEntry("BOOT-INF/classpath.idx"))) {
            return new String(index.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceAll("^- \"|\"$", ""))
                    .map(path -> "lib/" + path.substring(LIBRARIES.length()))
                    .collect(Collectors.joining(" "));
        }
    }

    /** Some stay, because a part of an older build may still run from its folder. */
    private static void forgetOld(Path apps, String name) throws IOException {
        try (Stream<Path> folders = Files.list(apps)) {
            List<Path> old =
                    folders.filter(f -> f.getFileName().toString().matches(name + "-[0-9a-f]{16}"))
                            .sorted(Comparator.comparingLong(BootJar::lastUsed).reversed())
                            .skip(KEPT_VERSIONS)
                            .toList();
            for (Path folder : old) {
                DataFolder.delete(folder);
            }
        }
    }

    private static long lastUsed(Path folder) {
        return folder.toFile().lastModified();
    }

    /** Over the jar's own table of contents, which holds a checksum of every entry. */
    private static String digest(Path jar) throws IOException {
        try (JarFile entries = new JarFile(jar.toFile())) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            entries.stream()
                    .map(entry -> entry.getName() + ' ' + entry.getSize() + ' ' + entry.getCrc())
                    .forEach(entry -> digest.update(entry.getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has SHA-256
        }
    }
}
