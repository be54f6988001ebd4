package dev.backroad.webui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words of one language, as its module writes them: an object of objects whose leaves are
 * texts, lists of texts, and functions that put something into a text.
 */
final class Bundle {

    private static final Pattern KEY = Pattern.compile("\\G\\s*(?:'([^']*)'|(\\w+))\\s*([:,}])");
    private static final Pattern SPACE =
            Pattern.compile("\\G(?:\\s+|//[^\\n]*|/\\*.*?\\*/)+", Pattern.DOTALL);
    private static final Pattern PARAMETERS = Pattern.compile("^\\(([^()]*)\\)\\s*=>");
    private static final Pattern NAME = Pattern.compile("[A-Za-z]\\w*");

    private final String code;
    private final Map<String, String> leaves = new LinkedHashMap<>();
    private int at;

    private Bundle(String code) {
        this.code = code;
        this.at = code.indexOf("export const say = {");
        at = code.indexOf('{', at) + 1;
        object("");
    }

    static Bundle read(String module) {
        return new Bundle(PageFiles.read("assets/js/" + module));
    }

    /** What is said, as it is written, by its place: {@code form.save}. */
    Map<String, String> leaves() {
        return leaves;
    }

    /** What can be put into each text: the names that it both takes and uses. */
    Map<String, Set<String>> placeholders() {
        return leaves.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> used(it.getValue())));
    }

    /** The parameters in their order, as callers give them. */
    Map<String, List<String>> parameters() {
        return leaves.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> parameters(it.getValue())));
    }

    private static List<String> parameters(String leaf) {
        var head = PARAMETERS.matcher(leaf);
        return head.find() ? List.of(head.group(1).split("\\s*,\\s*")) : List.of();
    }

    private static Set<String> used(String leaf) {
        var head = PARAMETERS.matcher(leaf);
        if (!head.find()) {
            return Set.of();
        }
        var taken = parameters(leaf);
        return NAME.matcher(leaf.substring(head.end()))
                .results()
                .map(it -> it.group())
                .filter(taken::contains)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** From behind its brace until behind the one that closes it. */
    private void object(String place) {
        for (skip(); code.charAt(at) != '}'; skip()) {
            var key = KEY.matcher(code);
            if (!key.find(at)) {
                throw new AssertionError("No key at: " + rest());
            }
            var name = place + (key.group(1) == null ? key.group(2) : key.group(1));
            at = key.end(3);
            if (!key.group(3).equals(":")) { // short for a name that stands above
                at -= key.group(3).equals("}") ? 1 : 0;
                leaves.put(name, "");
                continue;
            }
            skip();
            if (code.charAt(at) == '{') {
                at++;
                object(name + ".");
            } else {
                leaves.put(name, expression());
            }
            skip();
            at += code.charAt(at) == ',' ? 1 : 0;
        }
        at++;
    }

    /**
     * Until the comma or the brace that ends it; what is within brackets and texts belongs to it.
     */
    private String expression() {
        int from = at;
        int depth = 0;
        for (; depth > 0 || ",}".indexOf(code.charAt(at)) < 0; at++) {
            switch (code.charAt(at)) {
                case '(', '[', '{' -> depth++;
                case ')', ']', '}' -> depth--;
                case '\'' -> at = code.indexOf('\'', at + 1);
                case '`' -> template();
                default -> {}
            }
        }
        return code.substring(from, at).strip();
    }

    /** From the one tick to the other; what is put in may hold others. */
    private void template() {
        for (at++; code.charAt(at) != '`'; at++) {
            if (code.startsWith("${", at)) {
                at += 2;
                int depth = 1;
                for (; depth > 0; at++) {
                    switch (code.charAt(at)) {
                        case '{' -> depth++;
                        case '}' -> depth--;
                        case '\'' -> at = code.indexOf('\'', at + 1);
                        case '`' -> template();
                        default -> {}
                    }
                }
                at--;
            }
        }
    }

    private void skip() {
        var space = SPACE.matcher(code);
        if (space.find(at)) {
            at = space.end();
        }
    }

    private String rest() {
        return code.substring(at, Math.min(code.length(), at + 60));
    }
}
