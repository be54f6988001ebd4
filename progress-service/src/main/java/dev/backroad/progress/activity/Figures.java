package dev.backroad.progress.activity;

/**
 * How much a learner did: at once, on a day, or ever.
 *
 * @param topics completed, each counted once
 * @param minutes that they say they spent
 */
public record Figures(int topics, int reviews, int minutes) {

    public static final Figures NOTHING = new Figures(0, 0, 0);
    static final Figures REVIEW = new Figures(0, 1, 0);

    static Figures topics(int topics) {
        return new Figures(topics, 0, 0);
    }

    /** What there was without the others. */
    public Figures minus(Figures others) {
        return new Figures(
                topics - others.topics, reviews - others.reviews, minutes - others.minutes);
    }

    static Figures time(int minutes) {
        return new Figures(0, 0, minutes);
    }
}
