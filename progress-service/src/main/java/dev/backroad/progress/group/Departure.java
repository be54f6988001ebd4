package dev.backroad.progress.group;

import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The one way out of a group: for who leaves, who is removed, and who deletes their account. Where
 * the leader goes, who has been there longest leads; where nobody is left, the group goes.
 */
@Component
class Departure {

    private final GroupTable groups;
    private final MembershipTable memberships;

    Departure(GroupTable groups, MembershipTable memberships) {
        this.groups = groups;
        this.memberships = memberships;
    }

    /** Lets a member go, while the group is locked. */
    void depart(Group group, Membership member) {
        memberships.delete(member);
        group.vacate();
        if (group.isLedBy(member.learnerId())) {
            memberships
                    .first(group.id())
                    .ifPresentOrElse(longest -> passTo(group, longest), () -> groups.delete(group));
        }
    }

    private void passTo(Group group, Membership longest) {
        group.passTo(longest);
        groups.update(group);
    }

    /** Lets somebody go from everywhere. */
    void departFromAll(UUID learner) {
        for (var one : groups.of(learner)) {
            groups.lock(one.id())
                    .ifPresent(group ->
                            memberships
                                    .find(group.id(), learner)
                                    .ifPresent(member -> depart(group, member)));
        }
    }
}
