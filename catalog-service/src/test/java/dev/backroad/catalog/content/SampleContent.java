package dev.backroad.catalog.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Content for tests, as files. */
final class SampleContent {

    private SampleContent() {}

    static ContentFiles content(ContentFile roadmap, ContentFile... topics) {
        return new ContentFiles(List.of(roadmap), List.of(topics), List.of());
    }

    /** The same, and what was taken away. */
    static ContentFiles without(ContentFiles content, String... retired) {
        var text = "retired: [" + String.join(", ", retired) + "]";
        return new ContentFiles(
                content.roadmaps(),
                content.topics(),
                List.of(new ContentFile("retired.yml", text)));
    }

    /** A roadmap with one stage. */
    static ContentFile roadmap(String slug, int version, String... topics) {
        return staged(slug, version, "stages: [" + stage("Internet", topics) + "]");
    }

    static ContentFile staged(String slug, int version, String stages) {
        return new ContentFile(
                "roadmaps/" + slug + ".yml",
                """
                slug: %s
                title: Backend
                summary: All of it.
                version: %d
                %s
                """
                        .formatted(slug, version, stages));
    }

    static String stage(String title, String... topics) {
        return "{title: %s, topics: %s}".formatted(title, Arrays.toString(topics));
    }

    static ContentFile topic(String slug, String... prerequisites) {
        return titled(slug, "About " + slug, prerequisites);
    }

    static ContentFile titled(String slug, String title, String... prerequisites) {
        return topic(idOf(slug), slug, title, "Text.", prerequisites);
    }

    static ContentFile topic(
            UUID id, String slug, String title, String text, String... prerequisites) {
        return new ContentFile(
                "topics/" + slug + ".md",
                """
                ---
                id: %s
                slug: %s
                title: %s
                level: beginner
                track: spine
                estimateMinutes: 30
                prerequisites: %s
                resources:
                  - {kind: official, title: The standard, url: "https://example.org/", language: en}
                evidence:
                  - {kind: code, path: pom.xml, symbol: project}
                  - {kind: try-it, request: "GET /api/v1/topics/%s", status: 200}
                ---

                %s
                """
                        .formatted(id, slug, title, Arrays.toString(prerequisites), slug, text));
    }

    static UUID idOf(String slug) {
        return UUID.nameUUIDFromBytes(slug.getBytes(UTF_8));
    }
}
