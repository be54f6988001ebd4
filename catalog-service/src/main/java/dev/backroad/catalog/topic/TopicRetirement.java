package dev.backroad.catalog.topic;

import dev.backroad.catalog.editing.OneWriter;
import dev.backroad.defaults.ProblemException;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes topics off the roads, and says what takes their place. */
@Service
class TopicRetirement {

    /**
     * Which topics are retired, and what takes their place: nothing, one for several (a merge), or
     * several for one (a split).
     */
    record Retirement(
            @NotEmpty @Size(max = 50) List<@NotNull String> topics,
            @NotNull @Size(max = 50) List<@NotNull String> into) {}

    private final OneWriter writer;
    private final TopicRepository topics;
    private final TopicUsers users;
    private final TopicSaving saving;

    TopicRetirement(
            OneWriter writer, TopicRepository topics, TopicUsers users, TopicSaving saving) {
        this.writer = writer;
        this.topics = topics;
        this.users = users;
        this.saving = saving;
    }

    /**
     * Retires topics.
     *
     * @throws ProblemException 422 for what is no published topic or makes no sense together, 409
     *     while somebody uses one of the topics
     */
    @Transactional
    void retire(Retirement retirement) {
        writer.awaitTurn();
        refuseManyToMany(retirement);
        refuseTwice(retirement);
        var into = published(retirement.into(), "into");
        var retired = published(retirement.topics(), "topics");
        retired.forEach(topic -> Refusals.refuseUsed(topic, users.ofPublished(topic, retired)));
        retired.forEach(topic -> saving.retire(topic, into));
    }

    private static void refuseManyToMany(Retirement retirement) {
        if (retirement.topics().size() > 1 && retirement.into().size() > 1) {
            throw refused(
                    "into",
                    "Several topics cannot become several: say in requests of their own which"
                            + " becomes which.");
        }
    }

    private static void refuseTwice(Retirement retirement) {
        var all = new ArrayList<>(retirement.topics());
        all.addAll(retirement.into());
        for (int i = 0; i < all.size(); i++) {
            if (all.indexOf(all.get(i)) < i) {
                var inTopics = i < retirement.topics().size();
                throw refused(
                        inTopics
                                ? "topics[%d]".formatted(i)
                                : "into[%d]".formatted(i - retirement.topics().size()),
                        "The topic \"" + all.get(i) + "\" is named twice.");
            }
        }
    }

    private Set<Topic> published(List<String> slugs, String field) {
        var found = new LinkedHashSet<Topic>();
        for (int i = 0; i < slugs.size(); i++) {
            var slug = slugs.get(i);
            var at = "%s[%d]".formatted(field, i);
            found.add(
                    topics.findBySlug(slug)
                            .filter(Topic::isPublished)
                            .orElseThrow(() ->
                                    refused(
                                            at,
                                            "No published topic has the slug \"" + slug + "\".")));
        }
        return found;
    }

    private static ProblemException refused(String field, String detail) {
        return new ProblemException(
                        HttpStatus.UNPROCESSABLE_CONTENT, "retirement-impossible", detail)
                .at(field);
    }
}
