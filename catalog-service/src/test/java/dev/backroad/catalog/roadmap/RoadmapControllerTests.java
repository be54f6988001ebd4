package dev.backroad.catalog.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

import dev.backroad.catalog.cache.ReadyView;
import dev.backroad.catalog.config.WithApiRules;
import dev.backroad.catalog.topic.Level;
import dev.backroad.catalog.topic.Track;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.json.JsonMapper;

@WebMvcTest(RoadmapController.class)
@WithApiRules
@Import(RoadmapListing.class)
class RoadmapControllerTests {

    @Autowired MockMvcTester mvc;
    @Autowired JsonMapper json;
    @MockitoBean RoadmapReading reading;
    @MockitoBean RoadmapSearch search;
    @MockitoBean VersionReading versions;

    @Test
    void listsRoadmapsAsDocumented() {
        var backend = new RoadmapList.Item("backend", "Backend", "All of it.", 3, 27);
        given(reading.roadmaps()).willReturn(new RoadmapList(List.of(backend), null));

        assertThat(mvc.get().uri("/api/v1/roadmaps"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"items": [{"slug": "backend", "title": "Backend", "summary": "All of it.",
                                    "version": 3, "topicCount": 27}],
                         "next": null}
                        """);
    }

    @Test
    void listsThoseThatAreFoundPageByPage() {
        var all =
                Stream.of("backend", "data", "frontend")
                        .map(slug -> new RoadmapList.Item(slug, slug, "", 1, 1))
                        .toList();
        given(reading.roadmaps()).willReturn(new RoadmapList(all, null));
        given(search.slugs("end", all)).willReturn(Set.of("frontend", "backend"));

        var first = mvc.get().uri("/api/v1/roadmaps?q=end&limit=1").exchange();

        assertThat(first)
                .bodyJson()
                .extractingPath("$.items[*].slug")
                .isEqualTo(List.of("backend"));
        var link = String.valueOf(first.getResponse().getHeader("Link"));
        assertThat(link).matches("</api/v1/roadmaps\\?q=end&limit=1&after=[\\w-]+>; rel=\"next\"");
        assertThat(mvc.get().uri(URI.create(link.substring(1, link.indexOf('>')))))
                .bodyJson()
                .isLenientlyEqualTo("{\"items\": [{\"slug\": \"frontend\"}], \"next\": null}");
    }

    @Test
    void pagesAreInOneOrderWhateverThatOfTheDatabaseIs() {
        var all =
                Stream.of("apis", "api-design", "web")
                        .map(slug -> new RoadmapList.Item(slug, slug, "", 1, 1))
                        .toList();
        given(reading.roadmaps()).willReturn(new RoadmapList(all, null));

        var first = mvc.get().uri("/api/v1/roadmaps?limit=1").exchange();

        assertThat(first)
                .bodyJson()
                .extractingPath("$.items[*].slug")
                .isEqualTo(List.of("api-design"));
        var link = String.valueOf(first.getResponse().getHeader("Link"));
        assertThat(mvc.get().uri(URI.create(link.substring(1, link.indexOf('>')))))
                .bodyJson()
                .extractingPath("$.items[*].slug")
                .isEqualTo(List.of("apis"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=x", "limit=101", "sort=title"})
    void wrongParameterIsAProblem(String query) {
        given(reading.roadmaps()).willReturn(new RoadmapList(List.of(), null));

        assertThat(mvc.get().uri("/api/v1/roadmaps?" + query))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyText()
                .contains(query.substring(0, query.indexOf('=')));
    }

    @Test
    void showsARoadmapAsDocumented() {
        var topic =
                new RoadmapView.TopicItem(
                        "dns", "DNS", Level.BEGINNER, Track.SIDE, 40, List.of("internet"));
        given(reading.roadmap("backend"))
                .willReturn(
                        Optional.of(
                                ready(
                                        new RoadmapView(
                                                "backend",
                                                "Backend",
                                                "All of it.",
                                                3,
                                                false,
                                                List.of(
                                                        new RoadmapView.StageView(
                                                                "Internet", List.of(topic)))))));

        assertThat(mvc.get().uri("/api/v1/roadmaps/backend"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"slug": "backend", "title": "Backend", "summary": "All of it.", "version": 3,
                         "retired": false, "stages": [{"title": "Internet", "topics": [
                             {"slug": "dns", "title": "DNS", "level": "beginner", "track": "side",
                              "estimateMinutes": 40, "prerequisites": ["internet"]}]}]}
                        """);
    }

    @Test
    void showsTheCoverageAsDocumented() {
        given(reading.coverage("backend")).willReturn(Optional.of(new Coverage(61, 87)));

        assertThat(mvc.get().uri("/api/v1/roadmaps/backend/coverage"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"demonstrated": 61, "total": 87}
                        """);
    }

    @Test
    void showsThePictureAsDocumented() {
        var topics =
                List.of(
                        new RoadmapView.TopicItem(
                                "internet", "Internet", Level.BEGINNER, Track.SPINE, 30, List.of()),
                        new RoadmapView.TopicItem(
                                "dns", "DNS", Level.BEGINNER, Track.SIDE, 40, List.of("internet")));
        var stages = List.of(new RoadmapView.StageView("Start", topics));
        var roadmap = new RoadmapView("backend", "Backend", "All of it.", 3, false, stages);
        given(reading.graph("backend")).willReturn(Optional.of(ready(RoadmapGraph.of(roadmap))));

        assertThat(mvc.get().uri("/api/v1/roadmaps/backend/graph"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"slug": "backend", "version": 3, "width": 552, "height": 112,
                         "nodes": [
                             {"slug": "internet", "title": "Internet", "stage": "Start", "track": "spine",
                              "x": 24, "y": 24, "width": 216, "height": 64},
                             {"slug": "dns", "title": "DNS", "stage": "Start", "track": "side",
                              "x": 312, "y": 24, "width": 216, "height": 64}],
                         "edges": [{"from": "internet", "to": "dns",
                                    "points": [{"x": 240, "y": 56}, {"x": 312, "y": 56}]}]}
                        """);
    }

    @Test
    void unknownSlugIsAProblem() {
        given(reading.roadmap("frontend")).willReturn(Optional.empty());

        assertThat(mvc.get().uri("/api/v1/roadmaps/frontend"))
                .hasStatus(HttpStatus.NOT_FOUND)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("http://localhost:8080/problems/roadmap-not-found");
    }

    private <T> ReadyView<T> ready(T view) {
        return ReadyView.of(view, json.writeValueAsString(view));
    }
}
