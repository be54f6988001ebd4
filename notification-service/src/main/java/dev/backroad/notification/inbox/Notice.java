package dev.backroad.notification.inbox;

/**
 * What to tell a learner.
 *
 * @param kind what sort of news, for example {@code topic-completed}
 * @param topic slug of the topic that it is about
 * @param roadmap slug of the roadmap that it is about
 */
public record Notice(String kind, String title, String text, String topic, String roadmap) {}
