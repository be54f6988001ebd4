package dev.backroad.progress.group;

import dev.backroad.progress.enrollment.RoadmapProgress.Figures;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A group in numbers; of those who share. */
record OverviewView(int members, ProgressCounts progress, ActivityCounts activity) {

    /**
     * Counts.
     *
     * @param averagePercent of those who share and are enrolled; null if there is nobody
     */
    record ProgressCounts(
            int sharing, int enrolled, int completed, @Nullable Integer averagePercent) {}

    record ActivityCounts(int sharing, int activeLastSevenDays) {}

    static OverviewView of(
            List<Membership> members, Map<UUID, Figures> figures, Instant activeSince) {
        return new OverviewView(
                members.size(),
                progress(members, figures),
                activity(members, figures, activeSince));
    }

    private static ProgressCounts progress(List<Membership> members, Map<UUID, Figures> figures) {
        var percents =
                figures(members, figures, it -> it.share().progress())
                        .mapToInt(Figures::percent)
                        .toArray();
        var average = Arrays.stream(percents).average();
        return new ProgressCounts(
                count(members, it -> it.share().progress()),
                percents.length,
                (int) Arrays.stream(percents).filter(it -> it == 100).count(),
                average.isPresent() ? (int) average.getAsDouble() : null);
    }

    private static ActivityCounts activity(
            List<Membership> members, Map<UUID, Figures> figures, Instant activeSince) {
        return new ActivityCounts(
                count(members, it -> it.share().activity()),
                (int)
                        figures(members, figures, it -> it.share().activity())
                                .filter(it -> it.lastActiveAt().isAfter(activeSince))
                                .count());
    }

    private static int count(List<Membership> members, Predicate<Membership> which) {
        return (int) members.stream().filter(which).count();
    }

    private static Stream<Figures> figures(
            List<Membership> members, Map<UUID, Figures> figures, Predicate<Membership> which) {
        return members.stream()
                .filter(which)
                .flatMap(member -> Stream.ofNullable(figures.get(member.learnerId())));
    }
}
