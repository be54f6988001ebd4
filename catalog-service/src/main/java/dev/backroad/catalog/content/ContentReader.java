package dev.backroad.catalog.content;

import dev.backroad.catalog.roadmap.RoadmapDraft;
import dev.backroad.catalog.topic.TopicDraft;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Understands content files, and refuses the first one that is wrong. */
@Component
class ContentReader {

    private final DraftParser parser = new DraftParser();
    private final Validator validator;

    ContentReader(Validator validator) {
        this.validator = validator;
    }

    /**
     * Reads all files.
     *
     * @throws BrokenContentException naming the first file that is wrong
     */
    Content read(ContentFiles files) {
        var roadmaps = files.roadmaps().stream().map(this::roadmap).toList();
        var topics = files.topics().stream().map(this::topic).toList();
        var retired = files.retired().stream().flatMap(file -> retired(file).stream()).toList();
        ContentRules.check(roadmaps, topics);
        ContentRules.checkRetired(retired, roadmaps, topics);
        return new Content(roadmaps, topics, retired);
    }

    private RoadmapDraft roadmap(ContentFile file) {
        var draft = valid(file, parser.yaml(file, RoadmapDraft.class));
        return named(file, draft.slug(), draft);
    }

    private TopicDraft topic(ContentFile file) {
        var draft = valid(file, parser.markdown(file, TopicDraft.class));
        return named(file, draft.slug(), draft);
    }

    private List<RetiredFile.Retired> retired(ContentFile file) {
        return valid(file, parser.yaml(file, RetiredFile.class)).retired();
    }

    private <T> T valid(ContentFile file, T draft) {
        validator.validate(draft).stream()
                .map(wrong -> "\"" + wrong.getPropertyPath() + "\" " + wrong.getMessage())
                .min(Comparator.naturalOrder())
                .ifPresent(reason -> {
                    throw new BrokenContentException(file, reason);
                });
        return draft;
    }

    private static <T> T named(ContentFile file, String slug, T draft) {
        if (!slug.equals(file.baseName())) {
            throw new BrokenContentException(
                    file, "the slug is \"" + slug + "\" and the file must have the same name");
        }
        return draft;
    }
}
