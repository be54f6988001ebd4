package dev.backroad.benchmarks.scaling;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What {@code ./backroad bench growth} found with most data and one instance of each service, by
 * figure and part: {@code read gateway}.
 */
record GrowthTable(Map<String, Double> values) {

    static GrowthTable read(Path file) throws IOException {
        var values = new HashMap<String, Double>();
        var largest = 0;
        for (var line : Files.readAllLines(file).stream().skip(1).toList()) {
            var words = line.split("\t", -1);
            var scale = Integer.parseInt(words[1]);
            if (words[0].equals("1") && scale >= largest) {
                largest = scale; // they come in order
                values.put(words[2] + " " + words[3], Double.parseDouble(words[4]));
            }
        }
        return new GrowthTable(values);
    }
}
