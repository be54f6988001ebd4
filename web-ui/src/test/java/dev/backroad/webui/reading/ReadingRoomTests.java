package dev.backroad.webui.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Of this repository, as it is. */
class ReadingRoomTests {

    private static final Repository REPOSITORY = repository();

    @TempDir private static Path folder;

    private static Repository repository() {
        return new Repository(Path.of("..").toAbsolutePath().normalize());
    }

    @BeforeAll
    static void write() throws IOException {
        new ReadingRoom(REPOSITORY).write(new Shelf(folder), new Revision("c0ffee", false));
    }

    @Test
    void indexNamesEveryDocumentWithItsHeadings() {
        var guarantees = entry("guarantees");

        assertThat(read("index").at("/revision/commit").asString()).isEqualTo("c0ffee");
        assertThat(guarantees.path("title").asString()).isNotBlank();
        assertThat(guarantees.path("headings").valueStream()).hasSizeGreaterThan(1);
        assertThat(read("index").path("entries").findValuesAsString("name"))
                .doesNotHaveDuplicates()
                .contains("readme", "architecture", "decisions", "gateway", "deploy/kubernetes")
                .contains("api/gateway", "events", "problems")
                .allSatisfy(name -> assertThat(name).matches("[A-Za-z0-9/._-]+"));
    }

    @Test
    void decisionsHaveTheirStatus() {
        assertThat(REPOSITORY.documents())
                .filteredOn(path -> path.matches("docs/decisions/\\d.*"))
                .hasSizeGreaterThan(20)
                .map(path -> entry(Document.name(path)).path("status").asString())
                .allMatch(status -> !status.isEmpty());
    }

    @Test
    void everyEntryHasItsFile() {
        assertThat(read("index").path("entries").valueStream())
                .filteredOn(entry -> !entry.path("group").asString().equals("reference"))
                .allSatisfy(entry -> {
                    var file = read("documents/" + entry.path("name").asString());
                    assertThat(file.path("title").asString()).isNotBlank();
                    assertThat(file.path("text").asString()).isNotBlank().doesNotStartWith("# ");
                });
    }

    /** What is not rewritten leads out of the page, or to nothing. */
    @Test
    void linksOfDocumentsLeadToWhatThePageHas() {
        assertThat(Library.of(REPOSITORY).deadLinks()).isEmpty();
        assertThat(read("documents/guarantees").path("text").asString())
                .contains("](#/docs/decisions/")
                .doesNotContain("](decisions/", "](../");
    }

    @Test
    void everySpotThatATopicNamesIsFoundInItsFile() {
        assertThat(Evidence.of(REPOSITORY))
                .hasSizeGreaterThan(200)
                .allSatisfy(spot -> {
                    var source = read(ReadingRoom.nameOf(spot.path()));
                    assertThat(source.path("text").asString()).isNotBlank();
                    assertThat(source.path("symbols").has(spot.symbol()) || spot.symbol().isEmpty())
                            .as("%s in %s", spot.symbol(), spot.path())
                            .isTrue();
                });
    }

    @Test
    void eventsAreThoseOfTheMapWithExamplesAndFields() {
        var map = REPOSITORY.text("contracts/src/main/resources/contracts/event-map.json");
        var events =
                read("events")
                        .path("topics")
                        .valueStream()
                        .flatMap(topic -> topic.path("events").valueStream())
                        .toList();

        assertThat(events).hasSize(JsonMapper.shared().readTree(map.orElseThrow()).size());
        assertThat(events)
                .allSatisfy(event -> {
                    assertThat(event.path("summary").asString()).isNotBlank();
                    assertThat(event.path("consumers").isEmpty()).isFalse();
                    assertThat(event.at("/schema/properties").propertyNames())
                            .containsAll(event.path("example").propertyNames());
                });
    }

    @Test
    void nothingIsServedThatABrowserCouldRun() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile).map(Path::toString))
                    .hasSizeGreaterThan(200)
                    .allMatch(name -> name.matches(".*\\.(json|png|svg)"));
        }
    }

    @Test
    void picturesHaveNoPrograms() {
        assertThat(Library.of(REPOSITORY).pictures())
                .filteredOn(path -> path.endsWith(".svg"))
                .map(path -> REPOSITORY.text(path).orElseThrow())
                .allSatisfy(picture ->
                        assertThat(picture)
                                .doesNotContainPattern(
                                        "<script|<foreignObject|href=|\\son[a-z]+="));
    }

    @Test
    void whatAnEarlierBuildLeftIsGone(@TempDir Path other) throws IOException {
        var shelf = new Shelf(other);
        shelf.put("sources/Old.java", List.of());

        shelf.clear();

        assertThat(other.resolve("sources")).doesNotExist();
    }

    private static JsonNode entry(String name) {
        return read("index")
                .path("entries")
                .valueStream()
                .filter(it -> it.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode read(String name) {
        return JsonMapper.shared().readTree(folder.resolve(name + ".json"));
    }
}
