package dev.backroad.catalog.topic;

import dev.backroad.catalog.editing.Editor;
import dev.backroad.catalog.editing.IfMatch;
import dev.backroad.catalog.editing.OneWriter;
import dev.backroad.defaults.IdGenerator;
import dev.backroad.defaults.ProblemException;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What editors do to one topic. */
@Service
class TopicEditing {

    /**
     * A topic and the state of it.
     *
     * @param version what the next change has to name
     */
    record State(long version, EditorTopic topic) {

        static State of(Topic topic) {
            return new State(topic.version(), EditorTopic.of(topic));
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
        refuseRetired(topic);
        if (!content.slug().equals(slug)) {
            refuseMove(topic);
            refuseTaken(content.slug());
        }
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
        refuseUsed(users.ofDraft(topic));
        entities.remove(topic);
        entities.flush();
    }

    private Topic at(String slug, IfMatch seen) {
        writer.awaitTurn();
        var topic = topics.findBySlug(slug).orElseThrow(() -> TopicController.unknown(slug));
        seen.demand(topic.version());
        return topic;
    }

    private void refuseTaken(String slug) {
        if (topics.findBySlug(slug).isPresent()) {
            throw new ProblemException(
                            HttpStatus.CONFLICT,
                            "topic-slug-taken",
                            "Another topic has the slug \"" + slug + "\".")
                    .at("slug");
        }
    }

    private static void refuseRetired(Topic topic) {
        if (topic.status() == Topic.Status.RETIRED) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "topic-retired",
                    "The topic \"" + topic.slug() + "\" is retired: it stays as it is.");
        }
    }

    private static void refuseMove(Topic topic) {
        if (topic.isPublished()) {
            throw new ProblemException(
                            HttpStatus.CONFLICT,
                            "topic-slug-published",
                            "The slug of a published topic stays: people hold links to it.")
                    .at("slug");
        }
    }

    private static void refuseAllButDrafts(Topic topic) {
        if (topic.status() != Topic.Status.DRAFT) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "topic-not-a-draft",
                    "The topic \"" + topic.slug() + "\" was published already.");
        }
    }

    static void refuseUsed(List<String> by) {
        if (!by.isEmpty()) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "topic-in-use",
                    "It is still used by " + String.join(", ", by) + ".");
        }
    }
}
