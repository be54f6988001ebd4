package dev.backroad.progress.group;

import dev.backroad.defaults.ProblemException;
import org.springframework.http.HttpStatus;

/** What is refused here, and in which words. */
final class Refusals {

    private Refusals() {}

    /**
     * Also for a group that the caller is no member of: that it exists is none of their business.
     */
    static ProblemException groupNotFound() {
        return new ProblemException(
                HttpStatus.NOT_FOUND, "group-not-found", "You are in no group of this id.");
    }

    static ProblemException membershipNotFound() {
        return new ProblemException(
                HttpStatus.NOT_FOUND,
                "membership-not-found",
                "You have no membership of this id, and lead nobody who has.");
    }

    static ProblemException invitationUnknown() {
        return new ProblemException(
                        HttpStatus.NOT_FOUND,
                        "invitation-unknown",
                        "No group has this code. Its leader may have renewed it.")
                .at("code");
    }

    static ProblemException groupFull() {
        return new ProblemException(
                HttpStatus.CONFLICT,
                "group-full",
                "The group has " + Group.MOST_MEMBERS + " members, and cannot have more.");
    }

    static ProblemException tooManyGroups() {
        return new ProblemException(
                HttpStatus.CONFLICT,
                "too-many-groups",
                "You are in " + Memberships.MOST_GROUPS + " groups, and cannot be in more.");
    }

    static ProblemException leaderOnly() {
        return new ProblemException(
                HttpStatus.FORBIDDEN, "leader-only", "Only the leader of the group may do this.");
    }

    static ProblemException displayNameTaken() {
        return new ProblemException(
                        HttpStatus.CONFLICT,
                        "display-name-taken",
                        "Somebody else in the group has this name, or one that looks the same.")
                .at("displayName");
    }

    static ProblemException nobodyToLead() {
        return new ProblemException(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "no-such-member",
                        "No member of this group has this membership.")
                .at("membership");
    }

    static ProblemException roadmapUnknown(String slug) {
        return new ProblemException(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "roadmap-unknown",
                        "No roadmap has the slug \""
                                + slug
                                + "\". A new one can take a moment to arrive.")
                .at("roadmap");
    }
}
