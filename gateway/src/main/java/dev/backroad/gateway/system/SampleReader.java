package dev.backroad.gateway.system;

import java.util.LinkedHashMap;
import java.util.Map;

/** Goes through a line once, by hand: values may hold any character, also brackets. */
final class SampleReader {

    private final String line;
    private int at;

    SampleReader(String line) {
        this.line = line;
    }

    Sample sample() {
        String name = name();
        var labels = new LinkedHashMap<String, String>();
        if (line.charAt(at) == '{') {
            at++;
            while (line.charAt(at) != '}') {
                readLabel(labels);
            }
            at++;
        }
        String[] numbers = line.substring(at).strip().split(" ", 2); // the second is a time
        return new Sample(name, labels, number(numbers[0]));
    }

    private void readLabel(Map<String, String> into) {
        String label = name();
        expect('=');
        expect('"');
        var value = new StringBuilder();
        for (; line.charAt(at) != '"'; at++) {
            value.append(line.charAt(at) == '\\' ? escaped(line.charAt(++at)) : line.charAt(at));
        }
        at++;
        if (line.charAt(at) == ',') {
            at++;
        }
        into.put(label, value.toString());
    }

    private static char escaped(char character) {
        return character == 'n' ? '\n' : character;
    }

    private String name() {
        int start = at;
        while (isOfName(line.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw new IllegalArgumentException("There is no name where one must be");
        }
        return line.substring(start, at);
    }

    private static boolean isOfName(char it) {
        return it == '_' || it == ':' || (it < 128 && Character.isLetterOrDigit(it));
    }

    private void expect(char wanted) {
        if (line.charAt(at) != wanted) {
            throw new IllegalArgumentException("There is no " + wanted + " where one must be");
        }
        at++;
    }

    /** Java writes infinity in another way than Prometheus. */
    private static double number(String text) {
        return text.endsWith("Inf")
                ? Double.parseDouble(text.replace("Inf", "Infinity"))
                : Double.parseDouble(text);
    }
}
