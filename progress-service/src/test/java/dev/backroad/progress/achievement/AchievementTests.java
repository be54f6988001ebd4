package dev.backroad.progress.achievement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.progress.activity.Figures;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AchievementTests {

    private static final Standing NOTHING = new Standing(new Figures(0, 0, 0), 0, 0);

    @ParameterizedTest
    @CsvSource({
        "1,  0, 0, 0,  0,  first-topic",
        "9,  0, 0, 0,  0,  first-topic",
        "10, 0, 0, 0,  0,  first-topic ten-topics",
        "0,  0, 1, 0,  0,  first-roadmap",
        "0,  0, 0, 6,  0,  ''",
        "0,  0, 0, 7,  0,  week-streak",
        "0,  0, 0, 30, 0,  week-streak month-streak",
        "0, 99, 0, 0,  0,  first-review",
        "0, 100, 0, 0, 0,  first-review hundred-reviews",
        "0,  0, 0, 0, 599, ''",
        "0,  0, 0, 0, 600, ten-hours"
    })
    void isEarnedByWhatWasDone(
            int topics, int reviews, int roadmaps, int streak, int minutes, String earned) {
        var standing = new Standing(new Figures(topics, reviews, minutes), roadmaps, streak);

        assertThat(earnedBy(standing)).isEqualTo(earned);
    }

    @ParameterizedTest
    @CsvSource({
        "8, 9, ''",
        "9, 10, ten-topics",
        "10, 11, ''",
        "0, 50, first-topic ten-topics fifty-topics"
    })
    void isEarnedByTheStepThatReachesIt(int before, int after, String earned) {
        var from = new Standing(new Figures(before, 0, 0), 0, 0);
        var to = new Standing(new Figures(after, 0, 0), 0, 0);

        assertThat(words(each -> each.isEarnedBetween(from, to))).isEqualTo(earned);
    }

    @Test
    void nothingIsEarnedByNothing() {
        assertThat(earnedBy(NOTHING)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Achievement.class)
    void everyRuleCanBeReadAndReached(Achievement achievement) {
        var much = new Standing(new Figures(9_999, 9_999, 9_999), 9_999, 9_999);

        assertThat(achievement.isEarned(much)).isTrue();
        assertThat(achievement.progress(much)).isEqualTo(achievement.goal());
        assertThat(achievement.progress(NOTHING)).isZero();
        assertThat(achievement.title()).isNotBlank();
        assertThat(achievement.description()).endsWith(".");
        assertThat(Achievement.find(achievement.word())).contains(achievement);
    }

    @Test
    void ruleThatIsGoneIsLetPass() {
        assertThat(Achievement.find("of-old-times")).isEmpty();
    }

    private static String earnedBy(Standing standing) {
        return words(each -> each.isEarned(standing));
    }

    private static String words(Predicate<Achievement> isEarned) {
        List<String> words =
                Arrays.stream(Achievement.values())
                        .filter(isEarned)
                        .map(Achievement::word)
                        .toList();
        return String.join(" ", words);
    }
}
