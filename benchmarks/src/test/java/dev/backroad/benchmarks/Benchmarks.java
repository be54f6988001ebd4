package dev.backroad.benchmarks;

import java.util.List;

/** The figures, all or one kind of them. */
final class Benchmarks {

    /** Takes a figure as soon as there is one. */
    interface Report {
        void add(Figure figure) throws Exception;
    }

    private interface Measure {
        List<Figure> figures() throws Exception;
    }

    private final Servers servers;
    private final Scale scale;

    Benchmarks(Servers servers, Scale scale) {
        this.servers = servers;
        this.scale = scale;
    }

    /**
     * @param which {@code relay}, {@code path} or {@code flat}; anything else means all
     */
    void run(String which, Report report) throws Exception {
        var measures =
                switch (which) {
                    case "relay" -> List.<Measure>of(relay());
                    case "path" -> List.<Measure>of(path());
                    case "flat" -> List.<Measure>of(flat());
                    default -> List.of(relay(), path(), flat());
                };
        for (var measure : measures) {
            for (var figure : measure.figures()) {
                report.add(figure);
            }
        }
    }

    private Measure relay() {
        return () -> new RelayThroughput(servers, scale).measure();
    }

    private Measure path() {
        return () -> new CommitToEffect(servers, scale).measure();
    }

    private Measure flat() {
        return () -> new FlatCost(servers, scale).measure();
    }
}
