import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * One measurement of one figure, as {@code run} notes it.
 *
 * @param millis how long it took, with what it led to
 * @param events told meanwhile
 * @param log bytes that PostgreSQL wrote ahead
 * @param ticks of the clock that each part was busy
 */
record Run(
        int instances,
        int scale,
        String figure,
        double millis,
        long sent,
        long refused,
        double p50,
        double p99,
        long events,
        long log,
        Map<String, Double> ticks) {

    static Run of(String line) {
        var words = line.split("\t");
        var ticks = new TreeMap<String, Double>();
        for (var word : Arrays.asList(words).subList(11, words.length)) {
            var part = word.split("=");
            ticks.put(part[0], Double.parseDouble(part[1]));
        }
        return new Run(
                Integer.parseInt(words[0]),
                Integer.parseInt(words[1]),
                words[2],
                Double.parseDouble(words[4]),
                Long.parseLong(words[5]),
                Long.parseLong(words[6]),
                Double.parseDouble(words[7]),
                Double.parseDouble(words[8]),
                Long.parseLong(words[9]),
                Long.parseLong(words[10]),
                ticks);
    }
}
