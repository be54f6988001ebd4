package dev.backroad.endtoend;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody whose browser prefers German. */
class LanguageTests extends BrowserTest {

    private static final String GERMAN = "de-DE,de,en";

    /** Words that stand in nearly every English sentence, and in no German one. */
    private static final Pattern ENGLISH =
            Pattern.compile("\\b(the|and|your?|with|is|are|not|of|this|it)\\b", CASE_INSENSITIVE);

    private static final Pattern RAW =
            Pattern.compile("\\b(undefined|null|NaN|say\\.\\w+)\\b|\\[object|=>");

    /** Texts that people see or hear, unless they say themselves that they are English, or code. */
    private static final String OWN_WORDS =
            """
            (() => {
                const foreign = '[lang=en], code, pre, script, noscript, [name=timeZone], .letters, .topics button';
                const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                const said = [];
                while (walk.nextNode()) {
                    if (!walk.currentNode.parentElement.closest(foreign)) said.push(walk.currentNode.data);
                }
                document.querySelectorAll('[aria-label], [title], [placeholder]').forEach((it) => {
                    if (!it.closest(foreign)) {
                        said.push(...['aria-label', 'title', 'placeholder'].map((name) => it.getAttribute(name) ?? ''));
                    }
                });
                return said.map((it) => it.trim()).filter((it) => it !== '');
            })()
            """;

    @BeforeEach
    void preferGerman() {
        tab.open(system.url() + "/favicon.svg")
                .await("the host", "location.pathname === '/favicon.svg'");
        tab.evaluate("localStorage.clear()");
        tab.prefers(GERMAN);
    }

    @Test
    void browserThatPrefersGermanIsSpokenToInGerman() {
        tab.open(address("#/")).read("#account", "Anmelden").read("main h1", "die läuft");

        assertThat(language()).isEqualTo("de");
        assertThat(tab.text(".skip")).isEqualTo("Zum Inhalt springen");
        assertThat(fetched("messages.de.js")).isTrue();
    }

    /** The stream speaks the language of the preferences, which nobody has set here: English. */
    @Test
    void notificationIsNeverShownInAnotherLanguageThanThePage() {
        var learner = Learner.enrolled(system, USER);
        var path = learner.enrollmentPath() + "/topics/git";
        learner.api().put(path, "{\"status\": \"not-started\"}");
        signIn();
        look("#/inbox");
        tab.see(".live-line[data-state=live]");
        tab.evaluate(
                """
                window.shown = [];
                new MutationObserver(() => shown.push(document.querySelector('.letters > li')?.innerText ?? ''))
                    .observe(document.body, { childList: true, subtree: true });
                location.hash = '#/';
                """);
        tab.see("[aria-labelledby=inbox] .letters");

        learner.complete("git");

        tab.await("the notification", "document.querySelector('.letters .fresh')");
        assertThat(tab.evaluate("shown.join()").asString())
                .contains("geschafft")
                .doesNotContain(": done");
    }

    @Test
    void browserThatPrefersEnglishFetchesNoGerman() {
        tab.prefers("en-US,en,de");

        tab.open(address("#/")).read("#account", "Sign in");

        assertThat(language()).isEqualTo("en");
        assertThat(fetched("messages.de.js")).isFalse();
    }

    @Test
    void languageOfWhichNothingIsKnownIsEnglish() {
        tab.prefers("fr-FR,fr");

        tab.open(address("#/")).read("#account", "Sign in");

        assertThat(language()).isEqualTo("en");
    }

    @Test
    void languageIsChosenInThePageAndStays() {
        tab.open(address("#/docs")).read("main h1", "Doku");

        tab.press("#languages [lang=en]").read("main h1", "Docs");

        assertThat(language()).isEqualTo("en");
        assertThat(tab.hasFocus("#languages [lang=en][aria-pressed=true]")).isTrue();
        assertThat(tab.evaluate("document.title").asString()).isEqualTo("Docs · Backroad");
        tab.open(address("#/docs")).read("main h1", "Docs");
        tab.press("#languages [lang=de]").read("main h1", "Doku");
        assertThat(language()).isEqualTo("de");
        tab.open(address("#/docs")).read("main h1", "Doku");
    }

    @Test
    void whatIsTypedOutlivesAnotherLanguage() {
        Learner.enrolled(system, USER);
        signIn();
        look("#/me/group");
        tab.type("#group-name", "Dienstagsrunde");

        tab.press("#languages [lang=en]").read("main h1", "Group").see("#group-name");

        assertThat(tab.value("#group-name")).isEqualTo("Dienstagsrunde");
        tab.press("#begin-group-form .kept button")
                .await("an empty field", "document.querySelector('#group-name').value === ''");
    }

    @Test
    void problemsAreToldInGermanWhereTheirTypeIsKnown() {
        Learner.enrolled(system, USER);
        signIn();
        look("#/me/group");

        tab.type("#join-group-form [name=code]", "00000-00000-00000")
                .press("#join-group-form [type=submit]")
                .see("#join-group-form .problem");

        assertThat(tab.text("#join-group-form .problem strong"))
                .isIn("Unbekannter Code", "Ungültige Anfrage");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#/", "#/reviews", "#/me", "#/me/group", "#/me/certificates",
                "#/me/notifications", "#/me/webhooks", "#/me/data", "#/account", "#/system",
                "#/system/progress-service", "#/inbox", "#/docs"
            })
    void nothingIsLeftInEnglishAndNothingIsRaw(String hash) {
        Learner.enrolled(system, USER);
        signIn();
        look(hash);

        assertThat(language()).isEqualTo("de");
        assertThat(ownWords())
                .isNotEmpty()
                .noneMatch(ENGLISH.asPredicate())
                .noneMatch(RAW.asPredicate());
    }

    @ParameterizedTest
    @CsvSource({"390, light", "390, dark", "1280, light", "1280, dark"})
    void germanViewsBreakNoRule(int width, String theme) {
        Learner.enrolled(system, USER);
        signIn();
        tab.looksLike(width, theme);
        for (var hash : List.of("#/", "#/me", "#/me/notifications")) {
            look(hash);

            assertThat(Axe.violations(tab)).as(hash).isEmpty();
        }
    }

    /** German words are longer. */
    @ParameterizedTest
    @CsvSource({"390, light", "390, dark", "1280, light", "1280, dark"})
    void germanViewsFitAndCutNoWord(int width, String theme) {
        Learner.enrolled(system, USER);
        signIn();
        tab.looksLike(width, theme);
        WebPageTests.VIEWS.forEach((name, hash) -> {
            look(hash);

            tab.screenshot(
                    WebPageTests.SHOTS.resolve("de-%s-%d-%s.png".formatted(name, width, theme)));
            assertThat(tab.evaluate("document.documentElement.scrollWidth").asInt())
                    .as(name)
                    .isLessThanOrEqualTo(width);
            assertThat(tab.cut()).as(name).isEmpty();
        });
    }

    private String language() {
        return tab.evaluate("document.documentElement.lang").asString();
    }

    private List<String> ownWords() {
        return tab.evaluate(OWN_WORDS).valueStream().map(it -> it.asString()).toList();
    }

    private boolean fetched(String module) {
        return tab.evaluate(
                        "performance.getEntriesByType('resource').some((it) => it.name.endsWith('%s'))"
                                .formatted(module))
                .asBoolean();
    }
}
