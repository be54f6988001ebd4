package dev.backroad.launcher.program;

import java.util.Locale;

/** The names that the makers of the binaries gave to this machine's kind. */
record Platform(String system, String processor) {

    static Platform current() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String system =
                name.startsWith("mac")
                        ? "darwin"
                        : name.startsWith("windows") ? "windows" : "linux";
        String arch = System.getProperty("os.arch");
        return new Platform(
                system, arch.equals("x86_64") ? "amd64" : arch.equals("aarch64") ? "arm64" : arch);
    }
}
