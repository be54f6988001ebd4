package dev.backroad.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A whole visit with nothing but keys: what Tab does not reach does not exist. */
class KeyboardTests extends BrowserTest {

    private static final String TOPIC = "webhooks";

    @Test
    void signsInSearchesReadsCompletesAndIsTold() {
        var learner = Learner.enrolled(system, USER);
        // Another story may have completed it, and the button would be pressed already.
        learner.api()
                .put(
                        learner.enrollmentPath() + "/topics/" + TOPIC,
                        "{\"status\": \"not-started\"}");

        tab.open(system.url() + "/")
                .tabTo("main a[href^='/session/login']")
                .key("Enter")
                .see("[name=username]");
        reach("[name=username]").type(USER);
        tab.tabTo("[name=password]").type(USER + "-demo").key("Enter");
        tab.see("#sections a[href='#/me']")
                .tabTo("#search")
                .type("webhooks")
                .tabTo(".hits a[href='#/topics/" + TOPIC + "']")
                .key("Enter")
                .read("h1", "Webhooks")
                .tabTo(".choice [data-status=done]")
                .key("Enter")
                .see(".choice [data-status=done][aria-pressed=true]")
                .tabTo("#sections a[href='#/inbox']")
                .key("Enter")
                .read(".letters", "Webhooks");

        assertThat(learner.topics("done")).contains(TOPIC);
    }

    /** The page may have put the focus there itself. */
    private Tab reach(String selector) {
        return tab.hasFocus(selector) ? tab : tab.tabTo(selector);
    }
}
