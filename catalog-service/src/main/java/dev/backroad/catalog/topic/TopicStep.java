package dev.backroad.catalog.topic;

/**
 * One topic leads to another.
 *
 * @param from the prerequisite
 * @param to the topic that builds on it
 */
record TopicStep(String from, String to, String title) {

    TopicLink link() {
        return new TopicLink(to, title);
    }
}
