package dev.backroad.notification.inbox;

import dev.backroad.notification.kind.Words;
import org.jspecify.annotations.Nullable;

/**
 * What to tell a learner.
 *
 * @param topic slug of the topic that it is about; {@code null} if it is about none
 * @param roadmap slug of the roadmap that it is about; {@code null} if it is about none
 */
public record Notice(Words words, @Nullable String topic, @Nullable String roadmap) {

    /** What has ready words, and so says the same in every language. */
    public Notice(
            String kind,
            String title,
            String text,
            @Nullable String topic,
            @Nullable String roadmap) {
        this(Words.ready(kind, title, text), topic, roadmap);
    }

    public String kind() {
        return words.kind();
    }
}
