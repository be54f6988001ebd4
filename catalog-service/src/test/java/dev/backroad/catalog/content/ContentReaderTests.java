package dev.backroad.catalog.content;

import static dev.backroad.catalog.content.SampleContent.content;
import static dev.backroad.catalog.content.SampleContent.idOf;
import static dev.backroad.catalog.content.SampleContent.roadmap;
import static dev.backroad.catalog.content.SampleContent.stage;
import static dev.backroad.catalog.content.SampleContent.staged;
import static dev.backroad.catalog.content.SampleContent.topic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.backroad.catalog.topic.Evidence;
import dev.backroad.catalog.topic.Level;
import dev.backroad.catalog.topic.Resource;
import dev.backroad.catalog.topic.TopicDraft;
import dev.backroad.catalog.topic.Track;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentReaderTests {

    private static final ValidatorFactory VALIDATION = Validation.buildDefaultValidatorFactory();
    private static final Validator VALIDATOR = VALIDATION.getValidator();

    private final ContentReader reader = new ContentReader(VALIDATOR);

    @AfterAll
    static void close() {
        VALIDATION.close();
    }

    @Test
    void readsWhatWeShip() {
        var content = reader.read(ContentFiles.read("classpath:content/"));

        assertThat(content.roadmaps()).extracting("slug").containsExactly("backend");
        assertThat(content.topics()).hasSizeGreaterThanOrEqualTo(20);
    }

    @Test
    void spineCanBeWalkedAloneFromItsRoots() {
        var topics = reader.read(ContentFiles.read("classpath:content/")).topics();
        var spine =
                topics.stream()
                        .filter(topic -> topic.track() == Track.SPINE)
                        .map(TopicDraft::slug)
                        .toList();

        assertThat(topics)
                .filteredOn(topic -> topic.prerequisites().isEmpty())
                .extracting(TopicDraft::slug)
                .containsExactlyInAnyOrder("internet", "linux");
        assertThat(topics)
                .filteredOn(topic -> topic.track() == Track.SPINE)
                .allSatisfy(topic -> assertThat(spine).containsAll(topic.prerequisites()));
    }

    @Test
    void readsEveryFieldOfATopic() {
        var content =
                reader.read(
                        content(
                                roadmap("backend", 1, "internet", "http"),
                                topic("internet"),
                                topic("http", "internet")));

        assertThat(content.topics().getLast())
                .satisfies(http -> {
                    assertThat(http.id()).isEqualTo(idOf("http"));
                    assertThat(http.title()).isEqualTo("About http");
                    assertThat(http.level()).isEqualTo(Level.BEGINNER);
                    assertThat(http.track()).isEqualTo(Track.SPINE);
                    assertThat(http.estimateMinutes()).isEqualTo(30);
                    assertThat(http.prerequisites()).containsExactly("internet");
                    assertThat(http.text()).isEqualTo("Text.");
                    assertThat(http.resources())
                            .containsExactly(
                                    new Resource(
                                            Resource.Kind.OFFICIAL,
                                            "The standard",
                                            "https://example.org/",
                                            "en"));
                    assertThat(http.evidence())
                            .containsExactly(
                                    new Evidence(
                                            Evidence.Kind.CODE, "pom.xml", "project", null, null),
                                    new Evidence(
                                            Evidence.Kind.TRY_IT,
                                            null,
                                            null,
                                            "GET /api/v1/topics/http",
                                            200));
                });
    }

    @Test
    void absentListsAreEmpty() {
        var bare = edited(topic("http"), "(?s)prerequisites:.*\n---", "prerequisites:\n---");

        var read = reader.read(content(roadmap("backend", 1, "http"), bare)).topics().getFirst();

        assertThat(List.of(read.prerequisites(), read.resources(), read.evidence()))
                .allSatisfy(list -> assertThat(list).isEmpty());
    }

    @Test
    void namesTheCircleOfPrerequisites() {
        var circular =
                content(
                        roadmap("backend", 1, "dns", "http", "internet"),
                        topic("dns", "http"),
                        topic("http", "internet"),
                        topic("internet", "dns"));

        assertRefused(
                circular,
                "content/topics/dns.md: the prerequisites form a circle: dns → http → internet →"
                        + " dns.");
    }

    @Test
    void refusesAPrerequisiteThatDoesNotExist() {
        assertRefused(
                content(roadmap("backend", 1, "http"), topic("http", "internet")),
                "content/topics/http.md: the prerequisite \"internet\" does not exist.");
    }

    @Test
    void refusesAnIdThatAnotherTopicHas() {
        assertRefused(
                content(
                        roadmap("backend", 1, "dns", "http"),
                        topic(idOf("http"), "dns", "DNS", "Text."),
                        topic("http")),
                "content/topics/http.md: the id %s belongs to \"dns\".".formatted(idOf("http")));
    }

    @Test
    void refusesAStageThatNamesAnUnknownTopic() {
        assertRefused(
                content(roadmap("backend", 1, "http", "soap"), topic("http")),
                "content/roadmaps/backend.yml: the stage \"Internet\" names the topic \"soap\","
                        + " which does not exist.");
    }

    @Test
    void refusesATopicThatStandsTwice() {
        var stages = "stages: [%s, %s]".formatted(stage("One", "http"), stage("Two", "http"));

        assertRefused(
                content(staged("backend", 1, stages), topic("http")),
                "content/roadmaps/backend.yml: the topic \"http\" stands here twice.");
    }

    @Test
    void topicMayStandInSeveralRoadmaps() {
        var files =
                new ContentFiles(
                        List.of(roadmap("backend", 1, "http"), roadmap("frontend", 1, "http")),
                        List.of(topic("http")),
                        List.of());

        assertThat(reader.read(files).roadmaps()).hasSize(2);
    }

    @Test
    void refusesATopicThatStandsNowhere() {
        assertRefused(
                content(roadmap("backend", 1, "http"), topic("http"), topic("dns")),
                "content/topics/dns.md: no stage of a roadmap names this topic.");
    }

    @Test
    void refusesAFileWithAnotherNameThanItsSlug() {
        var moved = new ContentFile("topics/hypertext.md", topic("http").text());

        assertRefused(
                content(roadmap("backend", 1, "http"), moved),
                "content/topics/hypertext.md: the slug is \"http\" and the file must have the same"
                        + " name.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    level: beginner      | level: easy             | "level" has the value "easy", which is not allowed
                    level: beginner      | lavel: beginner         | "lavel" is no field that is known here
                    level: beginner      | # no level              | "level" must be there
                    title: About http    | title: ''               | "title" must have 1 to 200 visible characters
                    estimateMinutes: 30  | estimateMinutes: 0      | "estimateMinutes" must be greater than or equal to 1
                    estimateMinutes: 30  | estimateMinutes: soon   | "estimateMinutes" has the value "soon", which is not allowed
                    https://example.org/ | javascript:alert(1)     | "resources[0].url" is no web address
                    kind: official       | kind: rumour            | "resources.0.kind" has the value "rumour", which is not allowed
                    kind: code,          | kind: try-it,           | "evidence[0].complete" needs a request when its kind is try-it, and else a path
                    request: "GET        | request: "READ          | "evidence[1].request" must begin with a method and a path
                    status: 200          | status: 99              | "evidence[1].status" must be greater than or equal to 200
                    title: About http    | title: About: http      | line 4 is no YAML: mapping values are not allowed here
                    """)
    void saysWhatIsWrongInAFile(String right, String wrong, String reason) {
        var text = topic("http").text();
        var broken = new ContentFile("topics/http.md", text.replace(right, wrong));
        assertThat(broken.text()).isNotEqualTo(text);

        assertThatExceptionOfType(BrokenContentException.class)
                .isThrownBy(() -> reader.read(content(roadmap("backend", 1, "http"), broken)))
                .withMessageStartingWith("content/topics/http.md: " + reason);
    }

    @Test
    void refusesATopicWithoutFrontMatter() {
        assertRefused(
                content(
                        roadmap("backend", 1, "http"),
                        new ContentFile("topics/http.md", "# HTTP\n")),
                "content/topics/http.md: it must begin with YAML between two lines of \"---\".");
    }

    private static ContentFile edited(ContentFile file, String regex, String replacement) {
        return new ContentFile(file.name(), file.text().replaceAll(regex, replacement));
    }

    private void assertRefused(ContentFiles files, String sentence) {
        assertThatExceptionOfType(BrokenContentException.class)
                .isThrownBy(() -> reader.read(files))
                .withMessage(sentence);
    }
}
