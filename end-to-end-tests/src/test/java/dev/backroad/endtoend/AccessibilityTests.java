package dev.backroad.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every view, looked at by a program that knows the rules of accessibility. */
class AccessibilityTests extends BrowserTest {

    private static final Map<String, String> FOR_VISITORS =
            Map.of(
                    "start",
                    "#/",
                    "topic",
                    "#/topics/http",
                    "nowhere",
                    "#/nowhere",
                    "closed",
                    "#/me");

    @ParameterizedTest
    @CsvSource({"390, light", "390, dark", "1280, light", "1280, dark"})
    void viewsOfLearnersBreakNoRule(int width, String theme) {
        Learner.enrolled(system, USER);
        signIn();
        tab.looksLike(width, theme);

        assertThat(violations(WebPageTests.VIEWS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"390, light", "390, dark", "1280, light", "1280, dark"})
    void viewsOfVisitorsBreakNoRule(int width, String theme) {
        tab.looksLike(width, theme);

        assertThat(violations(FOR_VISITORS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"390, light", "390, dark", "1280, light", "1280, dark"})
    void pictureBreaksNoRule(int width, String theme) {
        Learner.enrolled(system, USER);
        signIn();
        tab.looksLike(width, theme);
        lookAtThePicture("#/");

        assertThat(Axe.violations(tab)).isEmpty();
    }

    /** By the name of the view; views without any are left out. */
    private Map<String, List<String>> violations(Map<String, String> views) {
        var violations = new LinkedHashMap<String, List<String>>();
        views.forEach((name, hash) -> {
            look(hash);
            violations.put(name, Axe.violations(tab));
        });
        violations.values().removeIf(List::isEmpty);
        return violations;
    }
}
