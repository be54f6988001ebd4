package dev.backroad.catalog.topic;

import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells topics again as they are now, as the next events of each. */
@Service
public class TopicReplay {

    /**
     * How far it has got.
     *
     * @param topics how many were told
     * @param last after which one to go on
     */
    public record Told(int topics, UUID last) {}

    private final TopicRepository topics;
    private final TopicNews news;

    TopicReplay(TopicRepository topics, TopicNews news) {
        this.topics = topics;
        this.news = news;
    }

    /** Tells at most so many; fewer when they are the last ones. The caller is the one writer. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Told tellAfter(UUID after, int atMost) {
        var next = topics.publicAfter(after, Limit.of(atMost));
        next.forEach(news::again);
        return new Told(next.size(), next.isEmpty() ? after : next.getLast().id());
    }
}
