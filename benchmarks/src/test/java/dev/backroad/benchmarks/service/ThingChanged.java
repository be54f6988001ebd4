package dev.backroad.benchmarks.service;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.backroad.messaging.PublishedEvent;

/** The event, about 400 bytes with its text. */
record ThingChanged(@JsonIgnore String topic, long change, String text) implements PublishedEvent {

    static final String TYPE = "dev.backroad.bench.thing-changed.v1";

    private static final String TEXT = "To be as long as an event of this system. ".repeat(9);

    ThingChanged(String topic, long change) {
        this(topic, change, TEXT);
    }

    @Override
    public String type() {
        return TYPE;
    }
}
