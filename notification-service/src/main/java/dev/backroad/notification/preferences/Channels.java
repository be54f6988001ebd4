package dev.backroad.notification.preferences;

import dev.backroad.notification.kind.Channel;
import dev.backroad.notification.kind.Kind;
import jakarta.validation.constraints.NotNull;

/** By which channels a learner wants a kind of notification. */
record Channels(@NotNull Boolean page, @NotNull Boolean mail) {

    static Channels usual(Kind kind) {
        return new Channels(kind.goesBy(Channel.PAGE), kind.goesBy(Channel.MAIL));
    }

    boolean include(Channel channel) {
        return switch (channel) {
            case PAGE -> page;
            case MAIL -> mail;
        };
    }

    Channels withoutMail() {
        return new Channels(page, false);
    }
}
