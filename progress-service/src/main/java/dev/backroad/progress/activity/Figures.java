package dev.backroad.progress.activity;

/**
 * How much a learner did: at once, on a day, or ever.
 *
 * @param topics completed, each counted once
 * @param minutes that they say they spent
 */
public record Figures(int topics, int reviews, int minutes) {

    static final Figures TOPIC = new Figures(1, 0, 0);
    static final Figures REVIEW = new Figures(0, 1, 0);

    static Figures time(int minutes) {
        return new Figures(0, 0, minutes);
    }
}
