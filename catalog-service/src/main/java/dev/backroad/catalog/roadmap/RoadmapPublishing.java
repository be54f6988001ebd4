package dev.backroad.catalog.roadmap;

import dev.backroad.catalog.topic.ImportRefusedException;
import dev.backroad.defaults.IdGenerator;
import dev.backroad.defaults.ProblemException;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Publishes roadmaps as their files say, in the caller's transaction, who is the one writer. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class RoadmapPublishing {

    private record FileVersion(String slug, int version) {}

    private final JdbcClient jdbc;
    private final RoadmapTable roadmaps;
    private final EditionTable editions;
    private final RoadmapRules rules;
    private final RoadmapSaving saving;
    private final IdGenerator ids;

    RoadmapPublishing(
            JdbcClient jdbc,
            RoadmapTable roadmaps,
            EditionTable editions,
            RoadmapRules rules,
            RoadmapSaving saving,
            IdGenerator ids) {
        this.jdbc = jdbc;
        this.roadmaps = roadmaps;
        this.editions = editions;
        this.rules = rules;
        this.saving = saving;
        this.ids = ids;
    }

    /** Returns the author's version that was imported last of each roadmap that has a file. */
    public Map<String, Integer> fileVersions() {
        return jdbc
                .sql(
                        """
                        select r.slug, max(e.file_version) as version from roadmap r join roadmap_edition e on e.roadmap_id = r.id
                        where e.file_version is not null group by r.slug
                        """)
                .query(FileVersion.class)
                .list()
                .stream()
                .collect(Collectors.toMap(FileVersion::slug, FileVersion::version));
    }

    /**
     * Publishes a version of each roadmap whose file says something else than the last time.
     *
     * @throws ImportRefusedException if one cannot be as its file says
     */
    public void publish(Collection<RoadmapDraft> changed) {
        changed.forEach(this::publish);
    }

    private void publish(RoadmapDraft file) {
        var roadmap = roadmaps.find(file.slug()).orElseGet(() -> add(file.slug()));
        if (isNews(roadmap, file)) {
            check(file);
            saving.publish(roadmap, file);
        }
    }

    /** The files agree with each other; what editors have made of their topics may not. */
    private void check(RoadmapDraft file) {
        var content = RoadmapContent.of(file);
        try {
            rules.checkDraft(content);
            rules.checkPublication(content);
        } catch (ProblemException refused) {
            var sentence = String.valueOf(refused.getMessage());
            throw ImportRefusedException.ofRoadmap(
                    file.slug(), sentence.substring(0, sentence.length() - 1));
        }
    }

    private boolean isNews(RoadmapTable.Row roadmap, RoadmapDraft file) {
        var before = editions.lastFromFile(roadmap.id()).map(editions::content);
        if (before.isEmpty() && roadmap.lockVersion() > 0) {
            throw ImportRefusedException.ofRoadmap(
                    file.slug(), "the slug belongs to a roadmap that an editor has made");
        }
        if (before.isEmpty() || before.get().equals(RoadmapContent.of(file))) {
            // Only a file brings a retired one back, as it does with topics.
            return before.isEmpty() || roadmap.status() == RoadmapTable.Status.RETIRED;
        }
        if (fileVersions().getOrDefault(file.slug(), 0) >= file.version()) {
            throw ImportRefusedException.ofRoadmap(
                    file.slug(),
                    "version %d is published with other stages or topics: raise the version"
                            .formatted(file.version()));
        }
        return true;
    }

    private RoadmapTable.Row add(String slug) {
        roadmaps.add(ids.next(), slug);
        return roadmaps.find(slug).orElseThrow();
    }

    /** Retires roadmaps whose file has vanished. */
    public void retire(Collection<String> slugs) {
        slugs.stream()
                .map(slug -> roadmaps.find(slug).orElseThrow())
                .filter(roadmap -> roadmap.status() == RoadmapTable.Status.PUBLISHED)
                .forEach(saving::retire);
    }
}
