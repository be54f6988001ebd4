package dev.backroad.launcher.console;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Columns as wide as their content, with two spaces between. */
public final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... titles) {
        row(titles);
    }

    public void row(String... cells) {
        rows.add(List.of(cells).stream().map(Table::visible).toList());
    }

    public List<String> lines() {
        int columns = rows.getFirst().size();
        int[] widths = IntStream.range(0, columns).map(this::width).toArray();
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> row.size() > column)
                .mapToInt(row -> row.get(column).length())
                .max()
                .orElse(0);
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            line.append(row.get(i)).repeat(' ', widths[i] - row.get(i).length() + 2);
        }
        return line.toString().stripTrailing();
    }

    /**
     * Words of strangers in one line. Control characters could move the cursor and write anything
     * anywhere, so they are shown and not sent; so are those that turn the direction of writing.
     */
    public static String visible(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .forEach(character -> {
                    switch (Character.getType(character)) {
                        case Character.CONTROL,
                                Character.FORMAT,
                                Character.SURROGATE,
                                Character.LINE_SEPARATOR,
                                Character.PARAGRAPH_SEPARATOR ->
                                shown.append("\\u%04x".formatted(character));
                        default -> shown.appendCodePoint(character);
                    }
                });
        return shown.toString();
    }

    /** Cuts what is longer, and shows that it did. */
    public static String shortened(String text, int most) {
        return text.length() > most ? text.substring(0, most - 1) + "…" : text;
    }
}
