package dev.backroad.benchmarks.report;

import java.util.Map;

/** A picture of some series, by what they are called in it. */
sealed interface Chart permits Bars, Curves {

    String title();

    /** Returns the picture as an SVG element; empty when nothing of it was measured. */
    String draw(Measurements measured);

    /** What is to be seen, by the names of the series. */
    Map<String, String> labels();
}
