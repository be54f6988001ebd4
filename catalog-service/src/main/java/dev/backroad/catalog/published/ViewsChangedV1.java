package dev.backroad.catalog.published;

import dev.backroad.messaging.PublishedEvent;
import java.util.List;

/**
 * Views of the catalog read otherwise than before. Internal: catalog-service tells it to its own
 * instances, each of which forgets what it has cached of them.
 *
 * @param views at most about 500; a larger change is told in several events
 */
public record ViewsChangedV1(List<ViewV1> views) implements PublishedEvent {

    /** Where the instances of catalog-service tell each other what to forget. */
    public static final String TOPIC = "catalog.views";

    public static final String TYPE = "dev.backroad.catalog.views-changed.v1";

    /**
     * A view that changed.
     *
     * @param name for example {@code topic:http}
     * @param version of its newest state; what was read at a lower one is old
     */
    public record ViewV1(String name, long version) {}

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String type() {
        return TYPE;
    }
}
