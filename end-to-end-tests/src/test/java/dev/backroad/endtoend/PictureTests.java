package dev.backroad.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The roadmap as a picture, by keyboard and eye. */
class PictureTests extends BrowserTest {

    @Test
    void arrowsFollowTheLinesAndEnterOpensTheTopic() {
        lookAtThePicture("#/roadmaps/backend");

        tab.tabTo(".node[data-slug=internet]").key("ArrowRight");

        var leadsTo = focused();
        assertThat(prerequisitesOf(leadsTo)).contains("internet");
        tab.key("ArrowLeft").key("ArrowLeft");
        assertThat(focused()).isEqualTo("internet");
        tab.key("Enter")
                .read("h1", "internet works")
                .await("the topic", "location.hash === '#/topics/internet'");
    }

    @Test
    void onlyOneTopicIsAStopOnTheWayThroughThePage() {
        lookAtThePicture("#/roadmaps/backend");

        tab.tabTo(".node").key("Tab");

        assertThat(tab.hasFocus(".node")).isFalse();
    }

    @Test
    void zoomsByKeysButtonsAndWheelWithCtrl() {
        lookAtThePicture("#/roadmaps/backend");
        int before = widthOfThePicture();

        tab.tabTo(".node").key("+");
        int closer = widthOfThePicture();
        tab.press(".tools button:nth-child(2)");
        int further = widthOfThePicture();
        tab.evaluate(
                "document.querySelector('.frame').dispatchEvent(new WheelEvent('wheel',"
                        + " {deltaY: -60, ctrlKey: true, cancelable: true}))");
        int wheeled = widthOfThePicture();
        tab.press(".tools button:nth-child(3)");

        assertThat(closer).isGreaterThan(before);
        assertThat(further).isLessThan(closer);
        assertThat(wheeled).isGreaterThan(further);
        assertThat(widthOfThePicture())
                .isLessThanOrEqualTo(
                        tab.evaluate("document.querySelector('.frame').clientWidth").asInt());
    }

    @Test
    void progressIsSaidByColourAndWord() {
        var learner = Learner.enrolled(system, USER);
        learner.complete("internet");
        signIn();

        lookAtThePicture("#/");

        tab.see(".node[data-slug=internet][data-status=done]");
        assertThat(
                        tab.evaluate(
                                        "document.querySelector('.node[data-slug=internet]"
                                                + " .facts').textContent")
                                .asString())
                .startsWith("Done");
        assertThat(
                        tab.evaluate(
                                        "document.querySelector('.node[data-slug=internet]').getAttribute('aria-label')")
                                .asString())
                .contains("Internet", "Done", "Main road");
    }

    @Test
    void standsWhereItStoodWhenOneComesAgain() {
        lookAtThePicture("#/roadmaps/backend");
        var before = places();

        lookAtThePicture("#/roadmaps/backend");

        assertThat(places()).isNotEmpty().isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "390, light",
        "390, dark",
        "1280, light",
        "1280, dark",
        "1920, light",
        "1920, dark"
    })
    void fitsWithoutScrollingThePageSideways(int width, String theme) {
        Learner.enrolled(system, USER);
        signIn();
        tab.looksLike(width, theme);
        lookAtThePicture("#/");

        tab.screenshot(Path.of("target/screenshots/picture-%d-%s.png".formatted(width, theme)));
        assertThat(tab.evaluate("document.documentElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(width);
    }

    private String focused() {
        return tab.evaluate("document.activeElement.dataset.slug").asString();
    }

    private String prerequisitesOf(String topic) {
        return ApiClient.anonymous(system)
                .get("/api/v1/topics/" + topic)
                .json()
                .path("prerequisites")
                .toString();
    }

    private int widthOfThePicture() {
        return tab.evaluate("document.querySelector('.art').getBoundingClientRect().width").asInt();
    }

    private String places() {
        return tab.evaluate(
                        "[...document.querySelectorAll('.node')].map((it) =>"
                                + " it.getAttribute('transform')).join()")
                .asString();
    }
}
