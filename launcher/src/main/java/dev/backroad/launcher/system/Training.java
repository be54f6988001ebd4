package dev.backroad.launcher.system;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Makes later starts quicker, by a process of low priority beside the running system. It belongs to
 * the system as a part does: it carries a marker, and is stopped before the parts are.
 */
public record Training(Site site, List<Part> parts) {

    public static final String NAME = "training";

    public boolean needed() throws IOException {
        for (Part part : parts) {
            if (!part.program().trained()) {
                return true;
            }
        }
        return false;
    }

    /** One part after the other: it is to disturb nobody. */
    public void run() throws IOException, InterruptedException {
        for (Part part : parts) {
            if (!part.program().trained()) {
                part.program().train();
            }
        }
    }

    public Optional<ProcessHandle> running() {
        return Processes.withMarker(site.marker(NAME));
    }

    /** Nothing is lost: the next start begins it again. */
    void stop() {
        running()
                .ifPresent(process -> {
                    List<ProcessHandle> runs = process.descendants().toList();
                    process.destroyForcibly();
                    runs.forEach(ProcessHandle::destroyForcibly);
                });
    }
}
