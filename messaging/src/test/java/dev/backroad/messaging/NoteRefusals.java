package dev.backroad.messaging;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Notes that no try will ever get through, until the mistake is mended. */
@Component
public class NoteRefusals {

    private final Set<String> impossible = ConcurrentHashMap.newKeySet();

    public void refuse(String note) {
        impossible.add(note);
    }

    public void mend() {
        impossible.clear();
    }

    void check(String note) {
        if (impossible.contains(note)) {
            throw new IllegalArgumentException("impossible: " + note);
        }
    }
}
