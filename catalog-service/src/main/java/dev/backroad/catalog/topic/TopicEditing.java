package dev.backroad.catalog.topic;

import dev.backroad.catalog.editing.Editor;
import dev.backroad.catalog.editing.OneWriter;
import dev.backroad.defaults.IdGenerator;
import dev.backroad.defaults.IfMatch;
import jakarta.persistence.EntityManager;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What editors do to one topic. */
@Service
class TopicEditing {

    /**
     * A topic and the state of it.
     *
     * @param tag what the next change has to name
     */
    record State(String tag, EditorTopic topic) {

        static State of(Topic topic) {
            return new State(tagOf(topic), EditorTopic.of(topic));
        }
    }

    private final OneWriter writer;
    private final TopicRepository topics;
    private final Prerequisites prerequisites;
    private final TopicUsers users;
    private final TopicSaving saving;
    private final EntityManager entities;
    private final IdGenerator ids;

    TopicEditing(
            OneWriter writer,
            TopicRepository topics,
            Prerequisites prerequisites,
            TopicUsers users,
            TopicSaving saving,
            EntityManager entities,
            IdGenerator ids) {
        this.writer = writer;
        this.topics = topics;
        this.prerequisites = prerequisites;
        this.users = users;
        this.saving = saving;
        this.entities = entities;
        this.ids = ids;
    }

    /** Makes a draft. */
    @Transactional
    State create(TopicContent content, Editor editor) {
        writer.awaitTurn();
        refuseTaken(content.slug());
        var basis = prerequisites.ofDraft(content.prerequisites());
        var topic = new Topic(content.draft(ids.next()));
        topic.buildOn(basis);
        saving.add(topic, editor.id());
        return State.of(topic);
    }

    /** Replaces what a draft or a published topic says. Saying the same again changes nothing. */
    @Transactional
    State change(String slug, IfMatch seen, TopicContent content, Editor editor) {
        var topic = at(slug, seen);
        if (topic.status() == Topic.Status.RETIRED) {
            throw Refusals.retired(slug);
        }
        if (!content.slug().equals(slug)) {
            refuseMove(topic, content.slug());
        }
        Prerequisites.refuseItself(slug, content.prerequisites());
        var draft = content.draft(topic.id());
        if (!TopicContent.of(draft).equals(TopicContent.of(topic))) {
            var basis =
                    topic.isPublished()
                            ? prerequisites.ofPublished(content.prerequisites())
                            : prerequisites.ofDraft(content.prerequisites());
            saving.revise(topic, draft, basis, editor.id());
            prerequisites.refuseCircle(topic);
        }
        return State.of(topic);
    }

    /** Shows a draft to everybody. */
    @Transactional
    State publish(String slug, IfMatch seen) {
        var topic = at(slug, seen);
        refuseAllButDrafts(topic);
        prerequisites.ofPublished(topic.prerequisites().stream().map(Topic::slug).toList());
        saving.publish(topic);
        return State.of(topic);
    }

    /** Throws a draft away. What was ever published stays for ever. */
    @Transactional
    void delete(String slug, IfMatch seen) {
        var topic = at(slug, seen);
        refuseAllButDrafts(topic);
        Refusals.refuseUsed(topic, users.ofDraft(topic));
        entities.remove(topic);
        entities.flush();
    }

    private Topic at(String slug, IfMatch seen) {
        writer.awaitTurn();
        var topic = topics.findBySlug(slug).orElseThrow(() -> TopicController.unknown(slug));
        seen.demand(tagOf(topic));
        return topic;
    }

    private static String tagOf(Topic topic) {
        return IfMatch.tag(topic.id(), topic.version());
    }

    private void refuseMove(Topic topic, String slug) {
        if (topic.isPublished()) {
            throw Refusals.slugPublished();
        }
        refuseTaken(slug);
    }

    private void refuseTaken(String slug) {
        if (topics.findBySlug(slug).isPresent()) {
            throw Refusals.slugTaken(slug);
        }
    }

    private static void refuseAllButDrafts(Topic topic) {
        if (topic.status() != Topic.Status.DRAFT) {
            throw Refusals.notADraft(topic.slug());
        }
    }
}
