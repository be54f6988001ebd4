package dev.backroad.progress.group;

import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What learners do about their own place in a group: join, say what they share, go. */
@Service
class Memberships {

    static final int MOST_GROUPS = 50;

    /** A membership, its group, and whether this call made it. */
    record Joined(Group group, Membership membership, boolean isNew) {}

    private final GroupTable groups;
    private final MembershipTable memberships;
    private final Entrance entrance;
    private final Departure departure;
    private final ApplicationEventPublisher listeners;
    private final InstantSource time;

    Memberships(
            GroupTable groups,
            MembershipTable memberships,
            Entrance entrance,
            Departure departure,
            ApplicationEventPublisher listeners,
            InstantSource time) {
        this.groups = groups;
        this.memberships = memberships;
        this.entrance = entrance;
        this.departure = departure;
        this.listeners = listeners;
        this.time = time;
    }

    /** Joins; who is a member already stays one, with what they have said they share. */
    @Transactional
    Joined join(UUID learner, InvitationCode code, @Nullable String displayName, Share share) {
        entrance.reserve(learner);
        // Renewed or deleted while we waited for the lock: the code is worth nothing any more.
        var group =
                groups.idOf(code)
                        .flatMap(groups::lock)
                        .filter(it -> it.invitation().equals(code))
                        .orElseThrow(Refusals::invitationUnknown);
        return memberships
                .find(group.id(), learner)
                .map(member -> new Joined(group, member, false))
                .orElseGet(() -> admit(group, learner, displayName, share));
    }

    private Joined admit(Group group, UUID learner, @Nullable String displayName, Share share) {
        entrance.demandRoomFor(learner);
        int number = group.admit(learner, time.instant());
        var member = entrance.enter(group, learner, number, displayName, share);
        groups.update(group);
        group.news().forEach(listeners::publishEvent);
        return new Joined(group, member, true);
    }

    /** Changes what a member shares, from the next look of the leader on. */
    @Transactional
    Joined change(UUID learner, UUID id, @Nullable String displayName, Share share) {
        var group = lockGroupOf(id);
        var member =
                memberships
                        .find(id)
                        .filter(it -> it.learnerId().equals(learner))
                        .orElseThrow(Refusals::membershipNotFound);
        var name = displayName == null ? member.displayName() : displayName;
        if (memberships.isTaken(group.id(), name, id)) {
            throw Refusals.displayNameTaken();
        }
        var changed =
                new Membership(
                        id, group.id(), learner, member.number(), name, share, member.joinedAt());
        memberships.update(changed);
        return new Joined(group, changed, false);
    }

    /**
     * Ends one's own membership, or as the leader that of another, who knows a code that is worth
     * nothing from then on.
     */
    @Transactional
    void end(UUID learner, UUID id) {
        var group = lockGroupOf(id);
        var member =
                memberships
                        .find(id)
                        .filter(it -> it.learnerId().equals(learner) || group.isLedBy(learner))
                        .orElseThrow(Refusals::membershipNotFound);
        departure.depart(group, member);
        if (!member.learnerId().equals(learner)) {
            group.renew(InvitationCode.random());
            groups.update(group);
        }
    }

    private Group lockGroupOf(UUID membership) {
        return memberships
                .find(membership)
                .flatMap(member -> groups.lock(member.groupId()))
                .orElseThrow(Refusals::membershipNotFound);
    }
}
