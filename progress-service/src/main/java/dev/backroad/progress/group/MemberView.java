package dev.backroad.progress.group;

import dev.backroad.progress.enrollment.RoadmapProgress.Figures;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member as the leader sees them.
 *
 * @param progress null unless shared and enrolled in the group's roadmap
 * @param activity the same
 */
record MemberView(
        UUID membership,
        String displayName,
        String role,
        Instant joinedAt,
        Share share,
        @Nullable ProgressView progress,
        @Nullable ActivityView activity) {

    record ProgressView(int done, int skipped, int total, int percent) {}

    record ActivityView(Instant lastActiveAt) {}

    static MemberView of(Group group, Membership member, @Nullable Figures figures) {
        var share = member.share();
        return new MemberView(
                member.id(),
                member.displayName(),
                GroupView.role(group, member),
                member.joinedAt(),
                share,
                figures == null || !share.progress() ? null : progress(figures),
                figures == null || !share.activity()
                        ? null
                        : new ActivityView(figures.lastActiveAt()));
    }

    private static ProgressView progress(Figures figures) {
        return new ProgressView(
                figures.done(), figures.skipped(), figures.total(), figures.percent());
    }
}
