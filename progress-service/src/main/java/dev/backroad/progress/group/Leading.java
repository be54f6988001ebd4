package dev.backroad.progress.group;

import dev.backroad.defaults.IdGenerator;
import dev.backroad.progress.accounts.Presence;
import dev.backroad.progress.catalog.CatalogCopy;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What leaders do: begin a group, invite anew, hand over, end it. */
@Service
class Leading {

    private final CatalogCopy catalog;
    private final GroupTable groups;
    private final MembershipTable memberships;
    private final Entrance entrance;
    private final Presence presence;
    private final IdGenerator ids;
    private final InstantSource time;

    Leading(
            CatalogCopy catalog,
            GroupTable groups,
            MembershipTable memberships,
            Entrance entrance,
            Presence presence,
            IdGenerator ids,
            InstantSource time) {
        this.catalog = catalog;
        this.groups = groups;
        this.memberships = memberships;
        this.entrance = entrance;
        this.presence = presence;
        this.ids = ids;
        this.time = time;
    }

    /** Begins a group, whose first member leads it and shares nothing. */
    @Transactional
    Memberships.Joined begin(
            UUID learner, String name, String roadmap, @Nullable String displayName) {
        entrance.reserve(learner);
        entrance.demandRoomFor(learner);
        var followed =
                catalog.newest(roadmap)
                        .map(Group.Roadmap::of)
                        .orElseThrow(() -> Refusals.roadmapUnknown(roadmap));
        var code = InvitationCode.random();
        var group = Group.begin(ids.next(), name, followed, learner, code, time.instant());
        int number = group.seat();
        groups.insert(group);
        var leader = entrance.enter(group, learner, number, displayName, Share.NOTHING);
        return new Memberships.Joined(group, leader, true);
    }

    /** Returns the code that counts from now on. */
    @Transactional
    InvitationCode renewInvitation(UUID learner, UUID id) {
        var group = lockAsLeader(learner, id);
        group.renew(InvitationCode.random());
        groups.update(group);
        return group.invitation();
    }

    /** Lets another member lead; the one who led stays a member. */
    @Transactional
    void handOver(UUID learner, UUID id, UUID membership) {
        var group = lockAsLeader(learner, id);
        var member =
                memberships
                        .find(membership)
                        .filter(it -> it.groupId().equals(id))
                        .orElseThrow(Refusals::nobodyToLead);
        group.passTo(member);
        groups.update(group);
    }

    @Transactional
    void delete(UUID learner, UUID id) {
        groups.delete(lockAsLeader(learner, id));
    }

    /** Whoever is gone leads no more, and nothing of theirs is kept: not even an answer. */
    private Group lockAsLeader(UUID learner, UUID id) {
        presence.demand(learner);
        var group =
                groups.lock(id)
                        .filter(it -> memberships.find(id, learner).isPresent())
                        .orElseThrow(Refusals::groupNotFound);
        group.demandLeader(learner);
        return group;
    }
}
