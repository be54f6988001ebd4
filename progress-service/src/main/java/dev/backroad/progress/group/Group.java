package dev.backroad.progress.group;

import dev.backroad.progress.catalog.PublishedRoadmap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Learners who follow one roadmap together. Knows how many they are, not who: the memberships are
 * rows of their own, and change only while the group is locked.
 */
final class Group {

    static final int MOST_MEMBERS = 500;

    /** The roadmap as it was called when the group began. */
    record Roadmap(UUID id, String slug, String title) {

        static Roadmap of(PublishedRoadmap roadmap) {
            return new Roadmap(roadmap.roadmapId(), roadmap.slug(), roadmap.title());
        }
    }

    private final UUID id;
    private final String name;
    private final Roadmap roadmap;
    private final Instant createdAt;
    private final List<GroupJoined> news = new ArrayList<>();
    private UUID leaderId;
    private InvitationCode invitation;
    private int members;
    private int lastNumber;
    private long sequence;

    /** Restores a group as it was stored. */
    Group(
            UUID id,
            String name,
            Roadmap roadmap,
            UUID leaderId,
            InvitationCode invitation,
            Instant createdAt,
            int members,
            int lastNumber,
            long sequence) {
        this.id = id;
        this.name = name;
        this.roadmap = roadmap;
        this.leaderId = leaderId;
        this.invitation = invitation;
        this.createdAt = createdAt;
        this.members = members;
        this.lastNumber = lastNumber;
        this.sequence = sequence;
    }

    /** Begins without members: whoever leads it is to be {@link #seat seated}. */
    static Group begin(
            UUID id,
            String name,
            Roadmap roadmap,
            UUID leader,
            InvitationCode invitation,
            Instant at) {
        return new Group(id, name, roadmap, leader, invitation, at, 0, 0, 0);
    }

    /**
     * Takes somebody in who has the code.
     *
     * @throws dev.backroad.defaults.ProblemException if all places are taken
     */
    int admit(UUID learner, Instant at) {
        int number = seat();
        news.add(
                new GroupJoined(
                        id,
                        ++sequence,
                        name,
                        roadmap.slug(),
                        roadmap.title(),
                        leaderId,
                        learner,
                        members,
                        at));
        return number;
    }

    /** Gives the next number to a new member, who began the group or was admitted. */
    int seat() {
        if (members >= MOST_MEMBERS) {
            throw Refusals.groupFull();
        }
        members++;
        return ++lastNumber;
    }

    /** Lets a member's place be taken again; the number is not. */
    void vacate() {
        members--;
    }

    /**
     * Refuses what only the leader may do.
     *
     * @throws dev.backroad.defaults.ProblemException 403
     */
    void demandLeader(UUID learner) {
        if (!isLedBy(learner)) {
            throw Refusals.leaderOnly();
        }
    }

    boolean isLedBy(UUID learner) {
        return leaderId.equals(learner);
    }

    void passTo(Membership member) {
        leaderId = member.learnerId();
    }

    /** Makes the code before this one worthless. */
    void renew(InvitationCode another) {
        invitation = another;
    }

    /** Who has joined since this object was made or restored. */
    List<GroupJoined> news() {
        return List.copyOf(news);
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    Roadmap roadmap() {
        return roadmap;
    }

    UUID leaderId() {
        return leaderId;
    }

    InvitationCode invitation() {
        return invitation;
    }

    Instant createdAt() {
        return createdAt;
    }

    int members() {
        return members;
    }

    int lastNumber() {
        return lastNumber;
    }

    long sequence() {
        return sequence;
    }
}
