package dev.backroad.progress.group;

import dev.backroad.defaults.IdGenerator;
import dev.backroad.progress.accounts.Presence;
import java.time.InstantSource;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The one way into a group, for who begins it and for who has its code. */
@Component
class Entrance {

    private final MembershipTable memberships;
    private final Presence presence;
    private final IdGenerator ids;
    private final InstantSource time;

    Entrance(MembershipTable memberships, Presence presence, IdGenerator ids, InstantSource time) {
        this.memberships = memberships;
        this.presence = presence;
        this.ids = ids;
        this.time = time;
    }

    /** To be called first: before a group is locked. */
    void reserve(UUID learner) {
        presence.demand(learner);
        memberships.lock(learner);
    }

    /** Refuses who is in too many groups. */
    void demandRoomFor(UUID learner) {
        if (memberships.countOf(learner) >= Memberships.MOST_GROUPS) {
            throw Refusals.tooManyGroups();
        }
    }

    /**
     * Writes a member down, while the group is locked.
     *
     * @param displayName null for none in particular: "Learner 7" is the seventh
     */
    Membership enter(
            Group group, UUID learner, int number, @Nullable String displayName, Share share) {
        var id = ids.next();
        var name = displayName == null ? freeName(group, number, id) : displayName;
        if (memberships.isTaken(group.id(), name, id)) {
            throw Refusals.displayNameTaken();
        }
        var member = new Membership(id, group.id(), learner, number, name, share, time.instant());
        memberships.insert(member);
        return member;
    }

    /** Somebody may have taken "Learner 7" before the seventh came. */
    private String freeName(Group group, int number, UUID id) {
        var plain = "Learner " + number;
        return Stream.concat(
                        Stream.of(plain),
                        IntStream.iterate(2, i -> i + 1).mapToObj(i -> plain + "." + i))
                .filter(name -> !memberships.isTaken(group.id(), name, id))
                .findFirst()
                .orElseThrow();
    }
}
