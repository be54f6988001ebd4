package dev.backroad.notification.kind;

import static dev.backroad.notification.kind.Channel.MAIL;
import static dev.backroad.notification.kind.Channel.PAGE;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every kind of notification: its word in the API, the event that leads to it, and the channels by
 * which it goes unless the learner says otherwise. What it says is in {@code messages.properties}
 * and its translations, under {@code <word>.title} and {@code <word>.text}.
 *
 * <p>Not told on purpose: what a learner did just now and sees (enrolled, started, reopened), and
 * accounts, which identity-service writes to itself.
 */
public enum Kind {
    TOPIC_COMPLETED("topic-completed", "dev.backroad.progress.topic-completed.v1", PAGE, MAIL),
    ROADMAP_COMPLETED(
            "roadmap-completed", "dev.backroad.progress.roadmap-completed.v1", PAGE, MAIL),
    CERTIFICATE_ISSUED(
            "certificate-issued", "dev.backroad.progress.certificate-issued.v1", PAGE, MAIL),
    ACHIEVEMENT_EARNED("achievement-earned", "dev.backroad.progress.achievement-earned.v1", PAGE),
    REVIEW_DUE("review-due", "dev.backroad.progress.review-due.v1", PAGE, MAIL),
    STREAK_AT_RISK("streak-at-risk", "dev.backroad.progress.streak-at-risk.v1", PAGE, MAIL),
    /** For who leads the group. */
    GROUP_JOINED("group-joined", "dev.backroad.progress.group-joined.v1", PAGE),
    /** For everybody who follows an older version. */
    ROADMAP_VERSION("roadmap-version", "dev.backroad.catalog.roadmap-published.v1", PAGE, MAIL),
    /** No event of others leads to it: we notice it ourselves. */
    WEBHOOK_DISABLED("webhook-disabled", null, PAGE, MAIL),
    /** For those who ask for it: never by default, and never in the page, which it sums up. */
    WEEKLY_DIGEST("weekly-digest", null);

    private final String word;
    private final @Nullable String event;
    private final boolean page;
    private final boolean mail;

    Kind(String word, @Nullable String event, Channel... channels) {
        this.word = word;
        this.event = event;
        this.page = List.of(channels).contains(PAGE);
        this.mail = List.of(channels).contains(MAIL);
    }

    public static Optional<Kind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    /** Those that a learner can choose channels for. */
    public static List<Kind> choosable() {
        return Stream.of(values()).filter(kind -> kind != WEEKLY_DIGEST).toList();
    }

    public String word() {
        return word;
    }

    /** The type of the event that leads to it. */
    public String event() {
        if (event == null) {
            throw new IllegalStateException(word + " comes from no event");
        }
        return event;
    }

    public boolean goesBy(Channel channel) {
        return switch (channel) {
            case PAGE -> page;
            case MAIL -> mail;
        };
    }
}
