package dev.backroad.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is typed into a form is lost to nobody: not to another tab, and not to time. */
class FormPageTests extends BrowserTest {

    private static final String PER_WEEK = "#goals-form [name=topicsPerWeek]";
    private static final String PER_DAY = "#goals-form [name=reviewsPerDay]";
    private static final String SAVE = "#goals-form [type=submit]";

    private Learner learner;

    @BeforeEach
    void signInAsLearner() {
        learner = Learner.enrolled(system, USER);
        signIn();
    }

    @Test
    void goalsThatWereChangedInAnotherTabAreShownBesideOnesOwn() {
        int reviews = goals().path("reviewsPerDay").asInt() + 1;
        int topics = goals().path("topicsPerWeek").asInt(0) + 1;
        conflict(topics, reviews);

        tab.read(".conflict td:nth-of-type(1)", "" + topics);
        assertThat(tab.text(".conflict table")).contains("" + reviews, "" + (reviews - 1));
        assertThat(tab.value(PER_WEEK)).isEqualTo("" + topics);
        assertThat(goals().path("topicsPerWeek").asInt(0)).isEqualTo(topics - 1);
        assertThat(goals().path("reviewsPerDay").asInt()).isEqualTo(reviews);
    }

    @Test
    void changesOfTwoTabsArePutTogether() {
        int reviews = goals().path("reviewsPerDay").asInt() + 1;
        int topics = goals().path("topicsPerWeek").asInt(0) + 1;
        conflict(topics, reviews);

        tab.press("[data-choice=both]").press(SAVE).see("#goals-form .saved");

        assertThat(goals().path("topicsPerWeek").asInt()).isEqualTo(topics);
        assertThat(goals().path("reviewsPerDay").asInt()).isEqualTo(reviews);
    }

    @Test
    void onesOwnIsSavedOverWhatOneHasSeen() {
        int reviews = goals().path("reviewsPerDay").asInt() + 1;
        int topics = goals().path("topicsPerWeek").asInt(0) + 1;
        conflict(topics, reviews);

        tab.press("[data-choice=mine]").see("#goals-form .saved");

        assertThat(goals().path("topicsPerWeek").asInt()).isEqualTo(topics);
        assertThat(goals().path("reviewsPerDay").asInt()).isEqualTo(reviews - 1);
    }

    @Test
    void whatIsSavedIsTakenAndNothingIsLeftToSave() {
        int reviews = goals().path("reviewsPerDay").asInt() + 1;
        int topics = goals().path("topicsPerWeek").asInt(0) + 1;
        conflict(topics, reviews);

        tab.press("[data-choice=theirs]")
                .await(
                        "what is saved",
                        "document.querySelector('" + PER_DAY + "').value === '" + reviews + "'");

        look("#/me");
        tab.see(PER_DAY);
        assertThat(tab.value(PER_DAY)).isEqualTo("" + reviews);
        assertThat(tab.evaluate("document.querySelector('.kept') === null").asBoolean()).isTrue();
    }

    /** Both tabs read the same; the other one saves first. */
    private void conflict(int topics, int reviews) {
        look("#/me");
        tab.see(PER_WEEK);
        newTab().open(address("#/me"))
                .type(PER_DAY, "" + reviews)
                .press(SAVE)
                .see("#goals-form .saved");
        tab.type(PER_WEEK, "" + topics).press(SAVE).see(".conflict");
    }

    @Test
    void whatIsTypedIntoAFormSurvivesTheEndOfTheSession() {
        look("#/me/group");
        tab.type("#group-name", "Tuesday evening");
        tab.forgetCookies();
        tab.press("#begin-group-form [type=submit]")
                .see("#begin-group-form .problem a[href^='/session/login']");
        assertThat(tab.value("#group-name")).isEqualTo("Tuesday evening");

        signIn(newTab(), USER);
        tab.press("#begin-group-form .problem button").see("#begin-group-form .saved");

        assertThat(learner.api().get("/api/v1/groups").json().toString())
                .contains("Tuesday evening");
    }

    @Test
    void whatIsTypedIntoAFormOutlivesAReloadUntilItIsForgotten() {
        look("#/me/notifications");
        tab.focus("#preferences-form [name=quiet]");
        var before = isQuiet();
        tab.key(" ");

        look("#/me/notifications");

        assertThat(isQuiet()).isNotEqualTo(before);
        tab.press(".kept button")
                .await("what is saved", "document.querySelector('.kept') === null");
        assertThat(isQuiet()).isEqualTo(before);
    }

    private boolean isQuiet() {
        tab.see("#preferences-form [name=quiet]");
        return tab.evaluate("document.querySelector('#preferences-form [name=quiet]').checked")
                .asBoolean();
    }

    private JsonNode goals() {
        return learner.api().get("/api/v1/learning-settings").json();
    }
}
