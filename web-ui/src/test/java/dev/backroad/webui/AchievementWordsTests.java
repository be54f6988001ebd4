package dev.backroad.webui;

import static dev.backroad.webui.PageFiles.find;
import static dev.backroad.webui.PageFiles.matches;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Achievements have their words in three places, each of which works without the others: with their
 * rules, in what learners are told, and in the page's second language. They are the same.
 */
class AchievementWordsTests {

    private static final Path NOTICES = Path.of("../notification-service/src/main/resources");
    private static final Map<String, List<String>> RULES =
            matches(
                            "(?m)^    ([A-Z_]+)\\(\\s*\"([^\"]+)\",\\s*\"([^\"]+)\"",
                            PageFiles.read(
                                    Path.of(
                                            "../progress-service/src/main/java/dev/backroad/progress/achievement/Achievement.java")))
                    .stream()
                    .collect(
                            Collectors.toMap(
                                    it -> it.group(1).toLowerCase(Locale.ROOT).replace('_', '-'),
                                    it -> List.of(it.group(2), it.group(3))));

    @Test
    void noticesCallThemAsTheirRulesDo() throws IOException {
        assertThat(RULES).hasSizeGreaterThan(5);
        assertThat(notices("messages.properties")).isEqualTo(RULES);
    }

    @Test
    void noticesCallThemInGermanAsThePageDoes() throws IOException {
        var page = Bundle.read("messages.de.js").leaves();

        assertThat(notices("messages_de.properties"))
                .hasSameSizeAs(RULES)
                .allSatisfy((name, words) ->
                        assertThat(
                                        find(
                                                "'([^']*)'",
                                                page.getOrDefault(
                                                        "served.achievements." + name, "")))
                                .as(name)
                                .isEqualTo(words));
    }

    private static Map<String, List<String>> notices(String file) throws IOException {
        var bundle = new Properties();
        bundle.load(new StringReader(PageFiles.read(NOTICES.resolve(file))));
        return bundle.stringPropertyNames().stream()
                .flatMap(it -> matches("^achievement\\.(.+)\\.title$", it).stream())
                .map(it -> it.group(1))
                .collect(
                        Collectors.toMap(
                                it -> it,
                                it ->
                                        List.of(
                                                bundle.getProperty("achievement." + it + ".title"),
                                                bundle.getProperty(
                                                        "achievement." + it + ".text", ""))));
    }
}
