package dev.backroad.launcher.system;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which parts run: by what is written down and, where a killed launcher wrote nothing, by the marks
 * on the process. Never by a program's name alone.
 */
public record Census(Site site) {

    public Map<Part, PartState> running(List<Part> parts) {
        Map<Part, PartState> running = new LinkedHashMap<>();
        for (Part part : parts) {
            find(part).ifPresent(state -> running.put(part, state));
        }
        return running;
    }

    Optional<PartState> find(Part part) {
        Optional<PartState> written =
                PartState.read(site.run(), part.name())
                        .filter(state -> state.process().isPresent());
        return written.isPresent() ? written : part.program().find().map(p -> adopt(part, p));
    }

    private PartState adopt(Part part, ProcessHandle orphan) {
        PartState state = PartState.of(part, orphan, site.ports());
        if (java.nio.file.Files.isWritable(site.run())) {
            state.write(site.run());
        }
        return state;
    }
}
