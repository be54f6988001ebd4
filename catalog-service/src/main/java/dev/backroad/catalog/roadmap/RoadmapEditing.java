package dev.backroad.catalog.roadmap;

import dev.backroad.catalog.editing.Editor;
import dev.backroad.catalog.editing.OneWriter;
import dev.backroad.catalog.roadmap.RoadmapTable.Row;
import dev.backroad.catalog.roadmap.RoadmapTable.Status;
import dev.backroad.defaults.IdGenerator;
import dev.backroad.defaults.IfMatch;
import dev.backroad.defaults.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What editors do to a roadmap: they change its draft, and publish that as the next version. */
@Service
class RoadmapEditing {

    /**
     * A roadmap and the state of it.
     *
     * @param tag what the next change has to name
     */
    record State(String tag, EditorRoadmap roadmap) {}

    private final OneWriter writer;
    private final RoadmapTable roadmaps;
    private final EditionTable editions;
    private final RoadmapRules rules;
    private final RoadmapSaving saving;
    private final IdGenerator ids;

    RoadmapEditing(
            OneWriter writer,
            RoadmapTable roadmaps,
            EditionTable editions,
            RoadmapRules rules,
            RoadmapSaving saving,
            IdGenerator ids) {
        this.writer = writer;
        this.roadmaps = roadmaps;
        this.editions = editions;
        this.rules = rules;
        this.saving = saving;
        this.ids = ids;
    }

    @Transactional(readOnly = true)
    State look(String slug) {
        return state(find(slug));
    }

    /** Makes a roadmap that has a draft only. */
    @Transactional
    State create(String slug, RoadmapContent content) {
        writer.awaitTurn();
        if (roadmaps.find(slug).isPresent()) {
            throw new ProblemException(
                            HttpStatus.CONFLICT,
                            "roadmap-slug-taken",
                            "Another roadmap has the slug \"" + slug + "\".")
                    .at("slug");
        }
        rules.checkDraft(content);
        roadmaps.add(ids.next(), slug);
        return saved(find(slug), content);
    }

    /** Replaces the draft, or begins one. */
    @Transactional
    State change(String slug, IfMatch seen, RoadmapContent content) {
        var roadmap = at(slug, seen);
        rules.checkDraft(content);
        return saved(roadmap, content);
    }

    /** Publishes the draft as the next version. */
    @Transactional
    State publish(String slug, IfMatch seen, Editor editor) {
        var roadmap = at(slug, seen);
        var draft =
                editions.draftOf(roadmap.id())
                        .orElseThrow(() ->
                                new ProblemException(
                                        HttpStatus.CONFLICT,
                                        "roadmap-unchanged",
                                        "There is no draft: the newest version says all."));
        rules.checkPublication(editions.content(draft));
        saving.publishDraft(roadmap, editor.id());
        return look(slug);
    }

    /** Takes it off the list. Its versions stay readable for those who are on the way. */
    @Transactional
    State retire(String slug, IfMatch seen) {
        var roadmap = at(slug, seen);
        if (roadmap.status() == Status.DRAFT) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "roadmap-not-published",
                    "Nobody has seen this roadmap yet.");
        }
        saving.retire(roadmap);
        return look(slug);
    }

    /** Throws away what only editors have seen. What was ever published stays for ever. */
    @Transactional
    void delete(String slug, IfMatch seen) {
        var roadmap = at(slug, seen);
        if (roadmap.status() != Status.DRAFT) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "roadmap-not-a-draft",
                    "The roadmap \"" + slug + "\" was published already.");
        }
        editions.deleteDraft(roadmap.id());
        roadmaps.delete(roadmap.id());
    }

    private Row at(String slug, IfMatch seen) {
        writer.awaitTurn();
        var roadmap = find(slug);
        seen.demand(IfMatch.tag(roadmap.id(), roadmap.lockVersion()));
        if (roadmap.status() == Status.RETIRED) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "roadmap-retired",
                    "The roadmap \"" + slug + "\" is retired: it stays as it is.");
        }
        return roadmap;
    }

    private State saved(Row roadmap, RoadmapContent content) {
        editions.replaceDraft(roadmap.id(), content);
        roadmaps.touch(roadmap.id());
        return look(roadmap.slug());
    }

    private State state(Row roadmap) {
        var draft = editions.draftOf(roadmap.id());
        var shown =
                draft.or(() -> editions.version(roadmap.id(), roadmap.nextVersion() - 1))
                        .orElseThrow();
        return new State(
                IfMatch.tag(roadmap.id(), roadmap.lockVersion()),
                new EditorRoadmap(
                        roadmap.id(),
                        roadmap.slug(),
                        roadmap.status(),
                        roadmap.version(),
                        draft.isPresent(),
                        editions.content(shown)));
    }

    private Row find(String slug) {
        return roadmaps.find(slug).orElseThrow(() -> RoadmapController.unknown(slug));
    }
}
