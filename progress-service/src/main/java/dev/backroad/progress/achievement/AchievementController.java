package dev.backroad.progress.achievement;

import dev.backroad.progress.enrollment.Learner;
import dev.backroad.progress.settings.SettingsKeeping;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows what a learner has earned, and how far they are with the rest. */
@RestController
class AchievementController {

    /** All there are, which is a page: there is no next one. */
    record AchievementList(List<AchievementView> items, @Nullable String next) {}

    /**
     * An achievement.
     *
     * @param progress how much of the goal is reached; all of it once it is earned
     * @param measure what progress and goal count
     * @param earnedAt {@code null} while it is open
     */
    record AchievementView(
            String name,
            String title,
            String description,
            int progress,
            int goal,
            Measure measure,
            @Nullable Instant earnedAt) {}

    private final Earning earning;
    private final AchievementTable table;
    private final SettingsKeeping settings;
    private final InstantSource time;

    AchievementController(
            Earning earning, AchievementTable table, SettingsKeeping settings, InstantSource time) {
        this.earning = earning;
        this.table = table;
        this.settings = settings;
        this.time = time;
    }

    /** Lists the achievements, and which of them one has earned. */
    @GetMapping("/api/v1/achievements")
    AchievementList all(@AuthenticationPrincipal Jwt token) {
        var mine = settings.of(Learner.of(token).id());
        var standing = earning.standing(mine, time.instant());
        var earned = table.earned(mine.learnerId());
        return new AchievementList(
                Arrays.stream(Achievement.values())
                        .map(each -> view(each, standing, earned.get(each)))
                        .toList(),
                null);
    }

    private static AchievementView view(
            Achievement achievement, Standing standing, @Nullable Instant earnedAt) {
        return new AchievementView(
                achievement.word(),
                achievement.title(),
                achievement.description(),
                earnedAt == null ? achievement.progress(standing) : achievement.goal(),
                achievement.goal(),
                achievement.measure(),
                earnedAt);
    }
}
