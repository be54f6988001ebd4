package dev.backroad.benchmarks.scaling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tables of a page as one sheet. The head of a table says what its second column is:
 *
 * <ul>
 *   <li>{@code Value}: is given, and believed;
 *   <li>{@code Measured}: was measured; the third column says as what, for {@link Formula};
 *   <li>{@code Reckoned as}: a formula of lines above; the values follow, one for each column that
 *       is headed by a number, or one.
 * </ul>
 *
 * The first column is the line's name. Each line is reckoned from what the lines above show, not
 * from what they would be without rounding: whoever follows with a calculator gets the same.
 */
final class Sheet {

    private final Map<String, Double> measured;
    private final List<Map<String, Double>> scopes = new ArrayList<>();
    private final List<String> page = new ArrayList<>();

    private Sheet(Map<String, Double> measured) {
        this.measured = measured;
    }

    /** Returns the page with each value as it should be. */
    static String reckoned(String page, Map<String, Double> measured) {
        var sheet = new Sheet(measured);
        List<String> head = List.of();
        for (var line : page.lines().toList()) {
            var isInTable = line.startsWith("|");
            if (isInTable && !head.isEmpty() && !line.startsWith("|-")) {
                sheet.page.add(sheet.row(head, line));
            } else {
                sheet.page.add(line);
                head = !isInTable ? List.of() : head.isEmpty() ? cells(line) : head;
            }
        }
        return String.join("\n", sheet.page) + "\n";
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList();
    }

    private String row(List<String> head, String line) {
        var cells = new ArrayList<>(cells(line));
        switch (head.get(1)) {
            case "Value" -> {
                note(cells.getFirst(), values(cells.get(1)));
                return line;
            }
            case "Measured" -> cells.set(1, shown(cells.getFirst(), value(cells.get(2), measured)));
            case "Reckoned as" -> reckon(cells, sizes(head));
            default -> {
                return line;
            }
        }
        return "| " + String.join(" | ", cells) + " |";
    }

    /** How many columns are headed by numbers. */
    private static int sizes(List<String> head) {
        return (int) head.stream().filter(it -> it.matches("[0-9].*")).count();
    }

    private void reckon(List<String> cells, int sizes) {
        var name = cells.getFirst();
        var formula = cells.get(1);
        if (formula.equals("given")) {
            note(name, cells.subList(2, 2 + sizes).stream().map(Numbers::parse).toList());
            return;
        }
        var values = new ArrayList<Double>();
        for (int i = 0; i < Math.max(1, sizes); i++) {
            var text = Numbers.format(value(formula, sizes == 0 ? scope(0) : scope(i)));
            cells.set(2 + i, text);
            values.add(Numbers.parse(text));
        }
        note(name, values);
    }

    private static double value(String formula, Map<String, Double> lines) {
        try {
            return Formula.value(formula.replace("`", ""), lines);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(formula + ": " + wrong.getMessage(), wrong);
        }
    }

    private String shown(String name, double value) {
        var text = Numbers.format(value);
        note(name, values(text));
        return text;
    }

    private static List<Double> values(String cell) {
        return List.of(Numbers.parse(cell));
    }

    /** One value is one for all sizes. */
    private void note(String name, List<Double> values) {
        for (int i = 0; i < 3; i++) {
            var before = scope(i).put(name, values.get(Math.min(i, values.size() - 1)));
            if (before != null) {
                throw new IllegalArgumentException("There are two lines \"" + name + "\".");
            }
        }
    }

    private Map<String, Double> scope(int size) {
        while (scopes.size() <= size) {
            scopes.add(new HashMap<>());
        }
        return scopes.get(size);
    }
}
