package dev.backroad.webui;

import static dev.backroad.webui.PageFiles.find;
import static dev.backroad.webui.PageFiles.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page speaks two languages, and says the same in both. */
class MessagesTests {

    private static final Bundle ENGLISH = Bundle.read("messages.js");
    private static final Bundle GERMAN = Bundle.read("messages.de.js");

    /** Words for what services say in English; where there are none, theirs are shown. */
    private static final String SERVED = "served.";

    @Test
    void bothLanguagesHaveTheSameMessages() {
        assertThat(said(GERMAN).keySet()).containsExactlyElementsOf(said(ENGLISH).keySet());
    }

    @Test
    void bothLanguagesTakeTheSameThingsInTheSameOrder() {
        assertThat(without(GERMAN.parameters())).isEqualTo(without(ENGLISH.parameters()));
    }

    @Test
    void bothLanguagesPutTheSameThingsIntoTheirTexts() {
        assertThat(without(GERMAN.placeholders())).isEqualTo(without(ENGLISH.placeholders()));
    }

    @Test
    void listsAreAsLongInBothLanguages() {
        assertThat(lengths(GERMAN)).isEqualTo(lengths(ENGLISH));
    }

    @Test
    void noMessageIsEmptyOrLeftInEnglish() {
        var same =
                said(GERMAN).entrySet().stream()
                        .filter(it -> it.getValue().matches("'.*[a-z] [a-z].*'"))
                        .filter(it -> it.getValue().equals(ENGLISH.leaves().get(it.getKey())))
                        .map(Map.Entry::getKey);

        assertThat(same).isEmpty();
        assertThat(said(GERMAN).values()).doesNotContain("''");
    }

    @Test
    void problemsThatAreTranslatedExist() {
        var known =
                find(
                        "(?m)^  \"([\\w-]+)\": \\{",
                        read(Path.of("../gateway/src/main/resources/problems.json")));

        assertThat(names("served.problems.")).hasSizeGreaterThan(100).isSubsetOf(known);
    }

    @Test
    void achievementsThatAreTranslatedExist() {
        var rules =
                read(
                        Path.of(
                                "../progress-service/src/main/java/dev/backroad/progress/achievement/Achievement.java"));

        assertThat(names("served.achievements."))
                .containsExactlyInAnyOrderElementsOf(
                        find("(?m)^    ([A-Z_]+)\\(\"", rules).stream()
                                .map(it -> it.toLowerCase(Locale.ROOT).replace('_', '-'))
                                .toList());
    }

    /** What is named and not there would be shown as "undefined". */
    @Test
    void messagesThatAreSaidExist() {
        var places = GERMAN.leaves().keySet();

        var said =
                PageFiles.withEnding(".js").stream()
                        .filter(it -> !it.getFileName().toString().startsWith("messages."))
                        .flatMap(it -> find("\\bsay\\.(\\w+(?:\\.\\w+)*)", read(it)).stream())
                        .distinct();

        assertThat(said)
                .isNotEmpty()
                .allSatisfy(it -> assertThat(places).as(it).anyMatch(place -> leadsTo(it, place)));
    }

    /** Who reads English waits for no other language. */
    @Test
    void otherLanguagesAreFetchedByWhoWantsThem() {
        var scripts = PageFiles.withEnding(".js").stream().map(PageFiles::read).toList();

        assertThat(scripts).noneMatch(it -> it.contains("from './messages.de.js'"));
        assertThat(scripts).anyMatch(it -> it.contains("import('./messages.de.js')"));
        assertThat(read("index.html")).doesNotContain("messages.de.js");
    }

    /** It is the message, a group of messages, or a message of which something is asked. */
    private static boolean leadsTo(String said, String place) {
        return place.equals(said) || place.startsWith(said + ".") || said.startsWith(place + ".");
    }

    private static List<String> names(String group) {
        return GERMAN.leaves().keySet().stream()
                .filter(it -> it.startsWith(group))
                .map(it -> it.substring(group.length()))
                .toList();
    }

    private static Map<String, String> said(Bundle bundle) {
        return without(bundle.leaves());
    }

    private static <T> Map<String, T> without(Map<String, T> all) {
        return all.entrySet().stream()
                .filter(it -> !it.getKey().startsWith(SERVED))
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                Map.Entry::getValue,
                                (one, _) -> one,
                                LinkedHashMap::new));
    }

    private static Map<String, Long> lengths(Bundle bundle) {
        var text = Pattern.compile("'[^']*'|`[^`]*`");
        return said(bundle).entrySet().stream()
                .filter(it -> it.getValue().startsWith("["))
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                it -> text.matcher(it.getValue()).results().count()));
    }
}
