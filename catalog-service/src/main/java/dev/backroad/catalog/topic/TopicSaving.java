package dev.backroad.catalog.topic;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Does to a topic what was found to be right, with all that goes with it: history, views and news.
 * Editors and content files come through here alike.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class TopicSaving {

    private static final String IMPORT = "import";

    private final EntityManager entities;
    private final TopicHistory history;
    private final TopicViews views;
    private final TopicNews news;

    TopicSaving(EntityManager entities, TopicHistory history, TopicViews views, TopicNews news) {
        this.entities = entities;
        this.history = history;
        this.views = views;
        this.news = news;
    }

    /** Adds a draft; its prerequisites are set. */
    void add(Topic topic, String savedBy) {
        entities.persist(topic);
        entities.flush();
        history.keep(topic, savedBy);
    }

    void revise(Topic topic, TopicDraft draft, Set<Topic> prerequisites, String savedBy) {
        if (topic.isPublished()) {
            views.changed(List.of(topic));
        }
        topic.revise(draft, prerequisites);
        entities.flush();
        history.keep(topic, savedBy);
        if (topic.isPublished()) {
            views.changed(List.of(topic));
            news.revised(topic);
        }
    }

    void publish(Topic topic) {
        topic.publish();
        entities.flush();
        views.changed(List.of(topic));
        news.published(topic);
    }

    void retire(Topic topic, Set<Topic> into) {
        topic.retire(into);
        entities.flush();
        views.changed(List.of(topic));
        news.retired(topic);
    }

    /** Makes topics say what their files say. */
    void take(Collection<ImportStep> steps) {
        var all = steps.stream().map(ImportStep::topic).toList();
        // Those of before lose their neighbours, and perhaps their slugs; retired ones, too.
        views.changed(steps.stream().filter(step -> !step.isNew()).map(ImportStep::topic).toList());
        steps.stream().filter(ImportStep::isNew).forEach(step -> entities.persist(step.topic()));
        steps.forEach(ImportStep::take);
        entities.flush();
        steps.stream()
                .filter(step -> !step.says())
                .forEach(step -> history.keep(step.topic(), IMPORT));
        views.changed(all);
        steps.forEach(this::tell);
    }

    private void tell(ImportStep step) {
        if (step.wasPublished() && step.topic().isTold()) {
            news.revised(step.topic());
        } else {
            news.published(step.topic());
        }
    }
}
