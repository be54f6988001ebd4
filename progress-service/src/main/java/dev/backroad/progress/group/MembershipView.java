package dev.backroad.progress.group;

import java.time.Instant;
import java.util.UUID;

/** One's own membership. */
record MembershipView(UUID id, UUID group, String displayName, Share share, Instant joinedAt) {

    static MembershipView of(Membership member) {
        return new MembershipView(
                member.id(),
                member.groupId(),
                member.displayName(),
                member.share(),
                member.joinedAt());
    }
}
