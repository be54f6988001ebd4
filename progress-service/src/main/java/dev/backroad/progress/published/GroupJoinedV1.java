package dev.backroad.progress.published;

import dev.backroad.messaging.PublishedEvent;
import dev.backroad.progress.group.GroupJoined;
import java.time.Instant;
import java.util.UUID;

/** Somebody has joined a group. Without their name there: events outlive an erasure. */
record GroupJoinedV1(
        UUID groupId,
        String groupName,
        String roadmapSlug,
        String roadmapTitle,
        UUID leaderId,
        UUID learnerId,
        int members,
        Instant joinedAt)
        implements PublishedEvent {

    static GroupJoinedV1 of(GroupJoined event) {
        return new GroupJoinedV1(
                event.groupId(),
                event.groupName(),
                event.roadmapSlug(),
                event.roadmapTitle(),
                event.leaderId(),
                event.learnerId(),
                event.members(),
                event.at());
    }

    @Override
    public String topic() {
        return GroupNews.TOPIC;
    }

    @Override
    public String type() {
        return "dev.backroad.progress.group-joined.v1";
    }
}
