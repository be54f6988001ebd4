package dev.backroad.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Map;

/**
 * What a {@link Worker} is told, a line each, by its standard input; it answers on its standard
 * output. When the input ends, so does the process: no worker outlives who started it.
 */
public final class Orders {

    /** Marks an answer among the lines of the log. */
    static final String ANSWER = "answer: ";

    /** Does what a line says. */
    public interface Order {
        /** Returns the answer, one line. */
        String follow(String[] words) throws Exception;
    }

    private Orders() {}

    /** Follows orders until there are no more; the first word of a line is the order's name. */
    public static void follow(Map<String, Order> orders) {
        try (var lines = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            answer("ready");
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                answer(followed(orders, line.split(" ", -1)));
            }
        } catch (IOException gone) {
            answer("gone: " + gone.getMessage());
        }
    }

    private static String followed(Map<String, Order> orders, String[] words) {
        var order = orders.get(words[0]);
        if (order == null) {
            return "failed: nobody here knows " + words[0];
        }
        try {
            return order.follow(words);
        } catch (Exception failed) {
            return "failed: " + failed;
        }
    }

    @SuppressWarnings("SystemOut")
    private static void answer(String text) {
        System.out.println(ANSWER + text);
    }
}
