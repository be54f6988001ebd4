package dev.backroad.endtoend.evidence;

import java.nio.file.Path;
import java.util.Map;

/** One piece of evidence, or one resource, and the line where it begins, from 1. */
public record Entry(Path file, int line, Map<String, String> fields) {

    String kind() {
        return get("kind");
    }

    /** Returns the field, or nothing when it is absent. */
    String get(String field) {
        return fields.getOrDefault(field, "");
    }

    public boolean has(String field) {
        return fields.containsKey(field);
    }

    /** Says what is wrong, and where in the repository a person mends that. */
    static String finding(Path file, int line, String reason) {
        return file.toString().replace("../", "") + ":" + line + ": " + reason;
    }

    /** Says what is wrong with it, and where a person mends that. */
    public String finding(String reason) {
        return finding(file, line, reason);
    }
}
