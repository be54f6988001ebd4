package dev.backroad.catalog.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

import dev.backroad.catalog.config.WithApiRules;
import dev.backroad.catalog.topic.Level;
import dev.backroad.catalog.topic.Track;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WebMvcTest(RoadmapController.class)
@WithApiRules
class RoadmapControllerTests {

    @Autowired MockMvcTester mvc;
    @MockitoBean RoadmapReading reading;
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
    void showsARoadmapAsDocumented() {
        var topic =
                new RoadmapView.TopicItem(
                        "dns", "DNS", Level.BEGINNER, Track.SIDE, 40, List.of("internet"));
        given(reading.roadmap("backend"))
                .willReturn(
                        Optional.of(
                                new RoadmapView(
                                        "backend",
                                        "Backend",
                                        "All of it.",
                                        3,
                                        false,
                                        List.of(
                                                new RoadmapView.StageView(
                                                        "Internet", List.of(topic))))));

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
    void unknownSlugIsAProblem() {
        given(reading.roadmap("frontend")).willReturn(Optional.empty());

        assertThat(mvc.get().uri("/api/v1/roadmaps/frontend"))
                .hasStatus(HttpStatus.NOT_FOUND)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("http://localhost:8080/problems/roadmap-not-found");
    }
}
