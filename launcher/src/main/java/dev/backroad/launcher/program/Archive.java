package dev.backroad.launcher.program;

import dev.backroad.launcher.system.DataFolder;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks the programs that come inside jars; a folder appears whole or not at all. */
final class Archive {

    private static final int EXECUTABLE = 0100;

    private Archive() {}

    /** Unpacks the one {@code .txz} inside the jar. */
    static void unpackTarXz(Path jar, Path folder) throws IOException {
        Path fresh = fresh(folder);
        try (JarInputStream entries = open(jar)) {
            JarEntry entry = entries.getNextJarEntry();
            while (entry != null && !entry.getName().endsWith(".txz")) {
                entry = entries.getNextJarEntry();
            }
            if (entry == null) {
                throw new IOException("No .txz in " + jar);
            }
            unpack(new TarArchiveInputStream(new XZInputStream(entries)), fresh);
        }
        Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Takes one program out of the jar. */
    static void unpackProgram(Path jar, String name, Path program) throws IOException {
        Path fresh = fresh(program);
        try (JarInputStream entries = open(jar)) {
            for (JarEntry entry = entries.getNextJarEntry();
                    entry != null;
                    entry = entries.getNextJarEntry()) {
                if (entry.getName().equals(name)) {
                    Files.copy(entries, fresh);
                    makeExecutable(fresh);
                    Files.move(fresh, program, StandardCopyOption.ATOMIC_MOVE);
                    return;
                }
            }
        }
        throw new IOException("No " + name + " in " + jar);
    }

    private static void unpack(TarArchiveInputStream tar, Path folder) throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry();
                entry != null;
                entry = tar.getNextEntry()) {
            Path target = folder.resolve(entry.getName()).normalize();
            if (!target.startsWith(folder)) {
                throw new IOException("Leads out of the archive: " + entry.getName());
            }
            unpack(tar, entry, target);
        }
    }

    private static void unpack(InputStream content, TarArchiveEntry entry, Path target)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            if ((entry.getMode() & EXECUTABLE) != 0) {
                makeExecutable(target);
            }
        }
    }

    private static void makeExecutable(Path file) throws IOException {
        if (!file.toFile().setExecutable(true, false)) {
            throw new IOException("Cannot make executable: " + file);
        }
    }

    private static Path fresh(Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Path fresh = target.resolveSibling(target.getFileName() + ".new");
        DataFolder.delete(fresh); // an unpacking that was interrupted
        return fresh;
    }

    private static JarInputStream open(Path jar) throws IOException {
        return new JarInputStream(new BufferedInputStream(Files.newInputStream(jar)));
    }
}
