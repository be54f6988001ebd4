package dev.backroad.progress.group;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A group as one of its members sees it.
 *
 * @param role "leader" or "member"
 * @param members how many there are
 * @param invitation the code; null for who does not lead
 * @param membership the caller's own
 */
record GroupView(
        UUID id,
        String name,
        RoadmapView roadmap,
        String role,
        int members,
        @Nullable String invitation,
        Instant createdAt,
        MembershipView membership) {

    record RoadmapView(String slug, String title) {}

    static GroupView of(Memberships.Joined joined) {
        var group = joined.group();
        var isLeader = group.isLedBy(joined.membership().learnerId());
        return new GroupView(
                group.id(),
                group.name(),
                new RoadmapView(group.roadmap().slug(), group.roadmap().title()),
                role(group, joined.membership()),
                group.members(),
                isLeader ? group.invitation().readable() : null,
                group.createdAt(),
                MembershipView.of(joined.membership()));
    }

    static String role(Group group, Membership member) {
        return group.isLedBy(member.learnerId()) ? "leader" : "member";
    }
}
