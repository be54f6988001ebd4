package dev.backroad.messaging;

/**
 * A fact that a service tells the world. Implemented by records named {@code …V1}, whose components
 * are the JSON on the wire. Private events of a service do not implement it, so that they cannot
 * leave by accident.
 */
public interface PublishedEvent {

    /** The Kafka topic, for example {@code progress.enrollments}; owned by one service. */
    String topic();

    /** Name and version, for example {@code dev.backroad.progress.topic-completed.v1}. */
    String type();
}
