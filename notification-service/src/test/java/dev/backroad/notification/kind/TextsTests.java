package dev.backroad.notification.kind;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.text.MessageFormat;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTests {

    private final Texts texts = new Texts();

    private static Properties bundle(String name) throws IOException {
        var properties = new Properties();
        try (var file = Objects.requireNonNull(TextsTests.class.getResourceAsStream("/" + name))) {
            properties.load(new InputStreamReader(file, UTF_8));
        }
        return properties;
    }

    @Test
    void eachSentenceIsThereInBothLanguages() throws IOException {
        assertThat(bundle("messages_de.properties").keySet())
                .isEqualTo(bundle("messages.properties").keySet());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void eachKindHasItsWords(Kind kind) throws IOException {
        assertThat(bundle("messages.properties").stringPropertyNames())
                .contains(kind.word() + ".title", kind.word() + ".text", "kind." + kind.word());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void translationPutsInNothingThatTheOriginalLacks(Language language) throws IOException {
        var original = bundle("messages.properties");
        var translation =
                language == Language.ENGLISH
                        ? original
                        : bundle("messages_" + language.tag() + ".properties");

        assertThat(translation.stringPropertyNames())
                .allSatisfy(key ->
                        assertThat(places(translation, key))
                                .as(key)
                                .isEqualTo(places(original, key)));
    }

    private static int places(Properties bundle, String key) {
        return new MessageFormat(bundle.getProperty(key)).getFormatsByArgumentIndex().length;
    }

    static Stream<String> nasty() {
        return Stream.of("{0}", "it's", "''", "<b>");
    }

    @Test
    void whatIsPutInIsNoPattern() {
        assertThat(nasty())
                .allSatisfy(name ->
                        assertThat(
                                        texts.title(
                                                Words.of(
                                                        Kind.TOPIC_COMPLETED,
                                                        name,
                                                        "Backend",
                                                        1,
                                                        2),
                                                Language.ENGLISH))
                                .isEqualTo(name + ": done"));
    }

    @ParameterizedTest
    @CsvSource({
        "ENGLISH, 1, One review is due",
        "ENGLISH, 4, 4 reviews are due",
        "GERMAN, 1, Eine Wiederholung ist fällig",
        "GERMAN, 4, 4 Wiederholungen sind fällig"
    })
    void countsAsPeopleDo(Language language, int due, String title) {
        assertThat(texts.title(Words.of(Kind.REVIEW_DUE, due), language)).isEqualTo(title);
    }

    @Test
    void readyWordsAreTheSameInEveryLanguage() {
        var words = Words.stored("topic-completed", "HTTP: done", "You did it.", null);

        assertThat(texts.title(words, Language.GERMAN)).isEqualTo("HTTP: done");
        assertThat(texts.text(words, Language.GERMAN)).isEqualTo("You did it.");
    }

    @Test
    void kindOfAnotherVersionIsShownByItsWord() {
        var words = Words.stored("of-tomorrow", null, null, "[1]");

        assertThat(texts.title(words, Language.ENGLISH)).isEqualTo("of-tomorrow");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "achievement.ten-topics | ENGLISH | You earned \"Ten topics\". Complete ten"
                        + " topics.",
                "achievement.ten-topics | GERMAN | Du hast „Zehn Themen“ verdient. Erledige zehn"
                        + " Themen.",
                "achievement.of-tomorrow | GERMAN | Du hast „It's {new}“ verdient. Do it."
            })
    void whatTheBundleHasAWordForIsCalledInTheReadersLanguage(
            String key, Language language, String text) {
        var made =
                Words.of(
                        Kind.ACHIEVEMENT_EARNED,
                        Words.called(key + ".title", "It's {new}"),
                        Words.called(key + ".text", "Do it."));
        var stored = Words.stored(made.kind(), null, null, made.json());

        assertThat(stored).isEqualTo(made);
        assertThat(texts.text(stored, language)).isEqualTo(text);
    }

    @Test
    void argumentsAreStoredAndReadAgain() {
        var words = Words.of(Kind.TOPIC_COMPLETED, "\"HTTP\"", "Backend", 3, 24);

        assertThat(Words.stored(words.kind(), null, null, words.json())).isEqualTo(words);
        assertThat(words.arguments()).isEqualTo(List.of("\"HTTP\"", "Backend", 3, 24));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | GERMAN",
                "de-AT, en;q=0.5 | GERMAN",
                "fr, de;q=0.3, en;q=0.1 | GERMAN",
                "en-GB | ENGLISH",
                "fr | GERMAN",
                "* | GERMAN",
                "';;q=x' | GERMAN"
            })
    void choosesTheLanguageThatAClientLikesBestAndElseTheReaders(String header, Language best) {
        assertThat(Language.best(header, Language.GERMAN)).isEqualTo(best);
    }
}
