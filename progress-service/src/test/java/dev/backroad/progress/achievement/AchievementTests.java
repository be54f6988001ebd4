package dev.backroad.progress.achievement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.progress.activity.Figures;
import java.util.Arrays;
import java.util.List;
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
        List<String> words =
                Arrays.stream(Achievement.values())
                        .filter(each -> each.isEarned(standing))
                        .map(Achievement::word)
                        .toList();
        return String.join(" ", words);
    }
}
