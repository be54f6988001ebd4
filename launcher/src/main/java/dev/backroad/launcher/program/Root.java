package dev.backroad.launcher.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether the user is root, whom PostgreSQL refuses to serve. */
public final class Root {

    private Root() {}

    public static boolean isUs() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid") instanceof Integer uid
                    && uid == 0;
        } catch (IOException | UnsupportedOperationException notLinux) {
            return false;
        }
    }
}
